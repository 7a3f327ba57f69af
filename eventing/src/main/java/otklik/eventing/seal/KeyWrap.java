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

    private KeyWrap(KeysetHandle keys) throws GeneralSecurityException {
        this.master = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** A fresh master key as JSON text. */
    public static String generate() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES-256-GCM", e);
        }
    }

    /** @throws UncheckedIOException when the file is missing or no keyset; the message names the file */
    public static KeyWrap read(Path file) {
        try {
            return new KeyWrap(
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
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
