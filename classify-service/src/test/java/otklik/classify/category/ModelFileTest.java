package otklik.classify.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelFileTest {
    private static final CategoryModel.Content CONTENT = new CategoryModel.Content(
            List.of("roads", "waste"),
            new int[] {7, -9, 11},
            new byte[] {10, 20, (byte) 255},
            5.5f,
            new float[] {0.5f, 0.25f, 1},
            new byte[] {1, -2, 3, -4, 5, -127},
            new float[] {0.1f, -0.1f},
            0.7f,
            new float[] {1, 2, 3, 4, 5, 6, 7, 8});

    @Test
    void shouldReadWhatWasWritten() {
        CategoryModel model = ModelFile.read(ModelFile.write(CONTENT));

        assertThat(model.content).usingRecursiveComparison().isEqualTo(CONTENT);
        assertThat(model.version()).matches("category-1-[0-9a-f]{12}");
    }

    @Test
    void shouldNameModelsThatDifferDifferently() {
        CategoryModel.Content other = CONTENT.calibrated(0.8f, CONTENT.confidence());

        assertThat(ModelFile.read(ModelFile.write(other)).version())
                .isNotEqualTo(ModelFile.read(ModelFile.write(CONTENT)).version());
    }

    @Test
    void shouldRefuseFileOfWhichAnyByteIsChanged() {
        byte[] good = ModelFile.write(CONTENT);
        for (int i = 0; i < good.length; i++) {
            byte[] damaged = good.clone();
            damaged[i] ^= 0x10;

            assertThatThrownBy(() -> ModelFile.read(damaged)).isInstanceOf(DamagedModelException.class);
        }
    }

    @Test
    void shouldRefuseFileThatIsCutAnywhere() {
        byte[] good = ModelFile.write(CONTENT);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(good, length);

            assertThatThrownBy(() -> ModelFile.read(cut)).isInstanceOf(DamagedModelException.class);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAnotherFile() {
        assertThatThrownBy(() -> ModelFile.read(new byte[500])).hasMessageContaining("OTKC");
    }
}
