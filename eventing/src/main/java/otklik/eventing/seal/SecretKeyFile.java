package otklik.eventing.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Files with one secret: 32 random bytes in Base64. */
public final class SecretKeyFile {
    private static final int KEY_BYTES = 32;

    private SecretKeyFile() {}

    /** @throws UncheckedIOException when the file is missing or no key; the message names the file */
    public static byte[] read(Path file) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key " + file, e);
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException("not base 64: " + file, e));
        }
        if (key.length != KEY_BYTES) {
            throw new UncheckedIOException(new IOException("not a key of " + KEY_BYTES + " bytes: " + file));
        }
        return key;
    }
}
