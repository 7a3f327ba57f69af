package otklik.classify.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import otklik.classify.category.DamagedModelException;

class ModelFormatTest {
    private static final byte[] GOOD = TinyModels.bytes(1, "roads", "waste");

    @Test
    void shouldReadWhatWasWritten() {
        Model model = Model.read(GOOD);

        assertThat(model.category().categories()).containsExactly("roads", "waste");
        assertThat(model.version()).matches("1-[0-9a-f]{12}");
        assertThat(Model.read(TinyModels.bytes(2, "roads", "waste")).version()).isNotEqualTo(model.version());
    }

    @Test
    void shouldRefuseAFileOfWhichAnyByteIsChanged() {
        for (int i = 0; i < GOOD.length; i++) {
            byte[] changed = GOOD.clone();
            changed[i] ^= 0x10;

            assertThatThrownBy(() -> Model.read(changed)).isInstanceOf(DamagedModelException.class);
        }
    }

    @Test
    void shouldRefuseAFileThatIsCutAnywhere() {
        for (int length = 0; length < GOOD.length; length++) {
            byte[] cut = Arrays.copyOf(GOOD, length);

            assertThatThrownBy(() -> Model.read(cut)).isInstanceOf(DamagedModelException.class);
        }
    }
}
