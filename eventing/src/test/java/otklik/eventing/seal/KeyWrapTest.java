package otklik.eventing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyWrapTest {
    private static final byte[] KEY = "thirty-two bytes of a secret key".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void shouldUnwrapWithFormerKeysAndWrapWithThePromotedOne() throws Exception {
        String first = KeyWrap.generate();
        String added = KeyWrap.added(first);
        String promoted = KeyWrap.promoted(added);
        byte[] wrapped = read(first).wrap(KEY, "a");

        assertThat(read(added).primary()).isEqualTo(read(first).primary());
        assertThat(read(promoted).primary()).isNotEqualTo(read(first).primary());
        assertThat(read(promoted).unwrap(wrapped, "a")).isEqualTo(KEY);
        assertThat(read(added).unwrap(read(promoted).wrap(KEY, "a"), "a")).isEqualTo(KEY);
    }

    @Test
    void shouldUnwrapNothingOfAKeyThatWasTakenOut() throws Exception {
        String first = KeyWrap.generate();
        String promoted = KeyWrap.promoted(KeyWrap.added(first));
        KeyWrap alone = read(KeyWrap.withoutFormer(promoted));

        assertThat(alone.primary()).isEqualTo(read(promoted).primary());
        assertThat(alone.unwrap(read(promoted).wrap(KEY, "a"), "a")).isEqualTo(KEY);
        byte[] former = read(first).wrap(KEY, "a");
        assertThatThrownBy(() -> alone.unwrap(former, "a")).isInstanceOf(UnreadableSeal.class);
    }

    @Test
    void shouldUnwrapForTheSamePurposeOnly() throws Exception {
        KeyWrap master = read(KeyWrap.generate());
        byte[] wrapped = master.wrap(KEY, "a");

        assertThatThrownBy(() -> master.unwrap(wrapped, "b")).isInstanceOf(UnreadableSeal.class);
    }

    private KeyWrap read(String json) throws IOException {
        return KeyWrap.read(Files.writeString(folder.resolve("master.json"), json));
    }
}
