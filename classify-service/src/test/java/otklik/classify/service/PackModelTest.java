package otklik.classify.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.classify.category.CategoryModel;
import otklik.classify.category.ModelFile;
import otklik.region.RegionPack;

class PackModelTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void copyThePack() throws IOException {
        Path pack = Path.of(System.getProperty("otklik.root", "..")).resolve("regions/orenburg");
        try (Stream<Path> files = Files.walk(pack)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(pack.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void shouldReadTheModelOfThePack() {
        CategoryModel model = PackModel.read(RegionPack.load(folder));

        assertThat(model.version()).startsWith("category-1-");
        assertThat(model.categories()).hasSize(17);
    }

    @Test
    void shouldSayHowToMakeAModelWhereThereIsNone() throws IOException {
        Files.delete(folder.resolve("classifier/model.bin"));

        assertThatThrownBy(() -> PackModel.read(RegionPack.load(folder)))
                .hasMessageContaining("model.bin")
                .hasMessageContaining("otklik train");
    }

    @Test
    void shouldNameTheFileThatIsDamaged() throws IOException {
        Path file = folder.resolve("classifier/model.bin");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> PackModel.read(RegionPack.load(folder)))
                .hasMessageContaining("model.bin")
                .hasMessageContaining("checksum");
    }

    @Test
    void shouldRefuseModelOfCategoriesThatThePackDoesNotHave() throws IOException {
        CategoryModel.Content other = new CategoryModel.Content(
                List.of("astronomy", "roads"),
                new int[0],
                new byte[0],
                1,
                new float[0],
                new byte[0],
                new float[2],
                1,
                new float[0]);
        Files.write(folder.resolve("classifier/model.bin"), ModelFile.write(other));

        assertThatThrownBy(() -> PackModel.read(RegionPack.load(folder))).hasMessageContaining("[astronomy]");
    }
}
