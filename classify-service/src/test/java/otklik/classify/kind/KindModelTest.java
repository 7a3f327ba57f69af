package otklik.classify.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import otklik.classify.category.DamagedModelException;

class KindModelTest {
    private static final KindModel MODEL = new KindModel(new KindModel.Content(
            new int[] {7, -9},
            new float[] {0.5f, 0.25f},
            new byte[] {1, -2, 3, -4, 5, -127, 0, 0, 1, 1, 2, 2},
            new float[] {0.1f, -0.1f, 0, 1, 2, 3},
            0.7f));

    @Test
    void shouldReadWhatWasWritten() throws IOException {
        KindModel read = read(bytes());

        assertThat(read.content).usingRecursiveComparison().isEqualTo(MODEL.content);
    }

    @Test
    void shouldReadNothingBehindItsSection() throws IOException {
        byte[] bytes = bytes();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length + 3)));

        KindModel.read(in);

        assertThat(in.available()).isEqualTo(3);
    }

    @Test
    void shouldRefuseSectionThatIsCutAnywhere() throws IOException {
        byte[] bytes = bytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);

            assertThatThrownBy(() -> read(cut)).isInstanceOf(DamagedModelException.class);
        }
    }

    @Test
    void shouldRefuseSectionWithDamagedHead() throws IOException {
        for (int i = 0; i < 20; i++) {
            byte[] damaged = bytes();
            damaged[i] ^= (byte) 0x90;

            assertThatThrownBy(() -> read(damaged)).isInstanceOf(DamagedModelException.class);
        }
    }

    @Test
    void shouldRefuseSectionWithWeightsThatAreNoNumbers() throws IOException {
        byte[] damaged = bytes();
        Arrays.fill(damaged, damaged.length - 4, damaged.length, (byte) 0xFF);

        assertThatThrownBy(() -> read(damaged)).hasMessageContaining("no number");
    }

    @Test
    void shouldRefuseSectionWithFeatureTwice() throws IOException {
        byte[] damaged = bytes();
        System.arraycopy(damaged, 20, damaged, 24, 4);

        assertThatThrownBy(() -> read(damaged)).hasMessageContaining("twice");
    }

    private static byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MODEL.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static KindModel read(byte[] bytes) throws IOException {
        return KindModel.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
