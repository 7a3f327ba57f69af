package otklik.classify.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelFileTest {
    private static final LeafScores LEAVES = new LeafScores(
            List.of(new Leaf("potholes", 0), new Leaf("", 0), new Leaf("dumps", 1)), 2.5f, new float[] {0.1f, 0.2f, 0.3f
            });
    private static final CategoryModel.Content CONTENT = new CategoryModel.Content(
            List.of("roads", "waste"),
            new int[] {7, -9, 11},
            new byte[] {10, 20, (byte) 255},
            5.5f,
            new ByteRows(
                    5, new float[] {0.5f, 0.25f, 1}, new byte[] {1, -2, 3, -4, 5, -127, 1, 2, 3, 4, 5, -6, 7, 8, 9}),
            new float[] {0.1f, -0.1f},
            LEAVES,
            0.6f,
            0.7f,
            new float[] {1, 2, 3, 4, 5, 6, 7, 8});

    @Test
    void shouldReadWhatWasWritten() {
        CategoryModel model = ModelFile.read(ModelFile.write(CONTENT));

        assertThat(model.content).usingRecursiveComparison().isEqualTo(CONTENT);
        assertThat(model.version()).matches("category-4-[0-9a-f]{12}");
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
    void shouldRefuseLeafOfCategoryThatTheModelDoesNotHave() {
        LeafScores stray = new LeafScores(List.of(new Leaf("potholes", 2)), 1, new float[1]);
        CategoryModel.Content other = new CategoryModel.Content(
                CONTENT.categories(),
                CONTENT.hashes(),
                CONTENT.idfs(),
                CONTENT.largestIdf(),
                new ByteRows(3, new float[] {1, 1, 1}, new byte[9]),
                CONTENT.biases(),
                stray,
                CONTENT.leafShare(),
                CONTENT.temperature(),
                CONTENT.confidence());
        byte[] bytes = ModelFile.write(other);

        assertThatThrownBy(() -> ModelFile.read(bytes))
                .isInstanceOf(DamagedModelException.class)
                .hasMessageContaining("leaf's category");
    }

    @Test
    void shouldSayWhatIsWrongWithAnotherFile() {
        assertThatThrownBy(() -> ModelFile.read(new byte[500])).hasMessageContaining("OTKC");
    }
}
