package otklik.notify.vault;

import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import otklik.eventing.seal.KeySettings;
import otklik.eventing.seal.KeyWrap;
import otklik.eventing.seal.UnreadableSeal;

/** {@code vault-master.json}, as it was read last: it wraps citizens' keys. Thread-safe. */
@Singleton
final class MasterKey {
    private static final String KEY_OF = "otklik citizen ";

    private final Path file;
    private volatile KeyWrap keys;

    MasterKey(KeySettings settings) {
        this.file = settings.dir().resolve("vault-master.json");
        this.keys = KeyWrap.read(file);
    }

    /**
     * Reads the file again; what was read before stays in use where it cannot be.
     *
     * @throws UncheckedIOException when the file is missing or no keyset; the message names it
     */
    void readAgain() {
        keys = KeyWrap.read(file);
    }

    /** A key, wrapped, and the id of what wrapped it. */
    record Wrapped(byte[] key, int master) {}

    Wrapped wrap(Owner owner, byte[] key) {
        KeyWrap now = keys;
        return new Wrapped(now.wrap(key, KEY_OF + owner.digest()), now.primary());
    }

    byte[] unwrap(Owner owner, byte[] wrapped) throws UnreadableSeal {
        return keys.unwrap(wrapped, KEY_OF + owner.digest());
    }

    /** Id of the key that wraps now. */
    int primary() {
        return keys.primary();
    }
}
