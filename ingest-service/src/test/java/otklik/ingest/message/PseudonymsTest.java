package otklik.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {
    private final Pseudonyms pseudonyms = new Pseudonyms(new byte[32]);

    @Test
    void shouldBeTheSameForTheSameCitizenAndNoOther() {
        assertThat(pseudonyms.citizen("vk", "42"))
                .isEqualTo(pseudonyms.citizen("vk", "42"))
                .isNotEqualTo(pseudonyms.citizen("vk", "43"))
                .isNotEqualTo(pseudonyms.citizen("ok", "42"))
                .isNotEqualTo(pseudonyms.conversation("vk", "42"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void shouldDependOnTheKey() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(new Pseudonyms(other).citizen("vk", "42")).isNotEqualTo(pseudonyms.citizen("vk", "42"));
    }

    @Test
    void shouldNameTheFileThatIsNoKey(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("pseudonym.key"), "c2hvcnQ=");

        assertThatThrownBy(() -> Pseudonyms.read(file)).hasMessageContaining(file.toString());
        assertThatThrownBy(() -> Pseudonyms.read(folder.resolve("missing")))
                .hasMessageContaining("missing")
                .hasMessageContaining("pseudonym key");
    }
}
