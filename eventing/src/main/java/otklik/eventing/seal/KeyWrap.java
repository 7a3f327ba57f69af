package otklik.eventing.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * A master key that wraps other keys: those may then lie beside what they open. A keyset file of Tink's, JSON, AES-256-GCM; a
 * key added to it as primary wraps from then on, former ones still unwrap. Thread-safe.
 */
public final class KeyWrap {
    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Aead master;
    private final int primary;

    private KeyWrap(KeysetHandle keys) throws GeneralSecurityException {
        this.master = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.primary = keys.getPrimary().getId();
    }

    /** A fresh master key as JSON text. */
    public static String generate() {
        try {
            return text(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES-256-GCM", e);
        }
    }

    /** The keyset with one more key, which unwraps only: for all who have to know it before it wraps. */
    public static String added(String json) {
        try {
            return text(KeysetHandle.newBuilder(keyset(json))
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a Tink keyset for AEAD", e);
        }
    }

    /** The keyset with its newest key as the one that wraps. */
    public static String promoted(String json) {
        try {
            KeysetHandle keys = keyset(json);
            KeysetHandle.Builder promoted = KeysetHandle.newBuilder(keys);
            promoted.getAt(keys.size() - 1).makePrimary();
            return text(promoted.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a Tink keyset for AEAD", e);
        }
    }

    /** The keyset without all but the key that wraps: what others have wrapped is lost. */
    public static String withoutFormer(String json) {
        try {
            KeysetHandle keys = keyset(json);
            KeysetHandle.Builder left = KeysetHandle.newBuilder(keys);
            for (int i = keys.size() - 1; i >= 0; i--) {
                if (!keys.getAt(i).isPrimary()) {
                    left.deleteAt(i);
                }
            }
            return text(left.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a Tink keyset for AEAD", e);
        }
    }

    private static KeysetHandle keyset(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }

    private static String text(KeysetHandle keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
    }

    /** Id of the key that wraps. */
    public int primary() {
        return primary;
    }

    /** @throws UncheckedIOException when the file is missing or no keyset; the message names the file */
    public static KeyWrap read(Path file) {
        try {
            return new KeyWrap(keyset(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keyset " + file, e);
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException("not a Tink keyset for AEAD: " + file, e));
        }
    }

    /** @param context what the key is for; the same is needed to unwrap it */
    public byte[] wrap(byte[] key, String context) {
        try {
            return master.encrypt(key, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot wrap a key", e);
        }
    }

    /** @throws UnreadableSeal when it was wrapped by another master key or for something else */
    public byte[] unwrap(byte[] wrapped, String context) throws UnreadableSeal {
        try {
            return master.decrypt(wrapped, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new UnreadableSeal("its key was wrapped by another master key", e);
        }
    }
}
