package otklik.eventing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampsTest {
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    @TempDir
    Path folder;

    @Test
    void shouldKnowItsOwnStampAgain() throws IOException {
        Stamps stamps = stamps(OLD);

        assertThat(stamps.check(stamps.stamp("portal.42"))).hasValue("portal.42");
    }

    @Test
    void shouldKnowTheFormerKeysStampWhileTheKeyIsBeingChanged() throws IOException {
        String before = stamps(OLD).stamp("portal.42");

        assertThat(stamps(NEW, OLD).check(before)).hasValue("portal.42");
        assertThat(stamps(NEW, OLD).stamp("portal.42")).isNotEqualTo(before);
        assertThat(stamps(NEW).check(before)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "portal.42", "portal.42.", "portal.42.AAAA", "portal.42.*", "…"})
    void shouldTakeNoForgery(String forged) throws IOException {
        assertThat(stamps(OLD).check(forged)).isEmpty();
    }

    @Test
    void shouldTakeNoStampOfAnotherText() throws IOException {
        String stamped = stamps(OLD).stamp("portal.42");

        assertThat(stamps(OLD).check(stamped.replace("42", "43"))).isEmpty();
    }

    @Test
    void shouldNameTheFileThatHoldsNoKey() throws IOException {
        for (String content : List.of("", "short", "AAAA", "***")) {
            Path file = Files.writeString(folder.resolve("stamps.key"), content);
            assertThatThrownBy(() -> Stamps.read(file))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("stamps.key");
        }
        assertThatThrownBy(() -> Stamps.read(folder.resolve("missing.key"))).hasMessageContaining("missing.key");
    }

    private Stamps stamps(String... keys) throws IOException {
        return Stamps.read(Files.writeString(folder.resolve("stamps.key"), String.join("\n", keys) + "\n"));
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
