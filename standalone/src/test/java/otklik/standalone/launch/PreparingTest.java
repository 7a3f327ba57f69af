package otklik.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.standalone.JavaChild;

class PreparingTest {

    @TempDir
    Path folder;

    @Test
    void shouldLeaveNothingBehindWhenThePreparationEndsHalfWay() throws Exception {
        var project = BuiltProject.in(folder.resolve("project"));
        var data = folder.resolve("data");

        try (var preparation = JavaChild.start(
                PrepareProcess.class,
                project.toString(),
                data.toString(),
                BuiltProject.regionPack().toAbsolutePath().toString())) {
            // Services that take nothing in end the rehearsal.
            assertThat(preparation.awaitEnd()).isNotZero();
        }

        try (var left = Files.list(data.resolve("run"))) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".pid"));
        }
        assertThat(data.resolve("postgresql").resolve("data")).exists();
        assertThat(data.resolve("postgresql").resolve("data").resolve("postmaster.pid"))
                .doesNotExist();
    }
}
