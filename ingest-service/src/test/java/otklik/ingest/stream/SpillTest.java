package otklik.ingest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void shouldGiveBackInOrderWhatItTookAndStartAnewWhenEmpty() throws IOException {
        Spill spill = new Spill(Optional.of(folder));
        spill.write("abc".getBytes(UTF_8));
        spill.write("def".getBytes(UTF_8));

        assertThat(spill.read(4)).asString(UTF_8).isEqualTo("abcd");
        assertThat(spill.isEmpty()).isFalse();
        assertThat(spill.read(100)).asString(UTF_8).isEqualTo("ef");
        assertThat(spill.isEmpty()).isTrue();
        assertThat(spill.size()).isZero();

        spill.write("ghi".getBytes(UTF_8));
        assertThat(spill.read(100)).asString(UTF_8).isEqualTo("ghi");
        spill.close();
    }

    @Test
    void shouldLeaveNoFileBehindEvenWhenItIsNotClosed() throws IOException {
        Spill spill = new Spill(Optional.of(folder));
        spill.write("abc".getBytes(UTF_8));

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        spill.close();
    }
}
