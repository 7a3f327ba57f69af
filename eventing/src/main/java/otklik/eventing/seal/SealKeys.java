package otklik.eventing.seal;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Keyset files, Tink's JSON: {@code <recipient>-public.json} and {@code <recipient>-private.json} in the keys folder. */
public final class SealKeys {
    private static final HpkeParameters PARAMETERS;

    static {
        try {
            HybridConfig.register();
            PARAMETERS = HpkeParameters.builder()
                    .setVariant(HpkeParameters.Variant.TINK)
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private SealKeys() {}

    /** A fresh private keyset for one recipient. */
    public static KeysetHandle generate() {
        try {
            return KeysetHandle.generateNew(PARAMETERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no X25519", e);
        }
    }

    /** @throws UncheckedIOException when the file is missing or no keyset; the message names the file */
    public static KeysetHandle readPublic(Path keysDir, String recipient) {
        return read(keysDir.resolve(recipient + "-public.json"), false);
    }

    /** @throws UncheckedIOException when the file is missing or no keyset; the message names the file */
    public static KeysetHandle readPrivate(Path keysDir, String recipient) {
        return read(keysDir.resolve(recipient + "-private.json"), true);
    }

    /** The half that seals. */
    public static KeysetHandle publicHalf(KeysetHandle privateKeys) {
        try {
            return privateKeys.getPublicKeysetHandle();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the keyset has no public half", e);
        }
    }

    /** Both halves as JSON text: private first, public second. */
    public static String[] toJson(KeysetHandle privateKeys) {
        try {
            return new String[] {
                TinkJsonProtoKeysetFormat.serializeKeyset(privateKeys, InsecureSecretKeyAccess.get()),
                TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(privateKeys.getPublicKeysetHandle())
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset has no JSON form", e);
        }
    }

    private static KeysetHandle read(Path file, boolean secret) {
        try {
            String json = Files.readString(file);
            return secret
                    ? TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())
                    : TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keyset " + file, e);
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException("not a Tink keyset: " + file, e));
        }
    }
}
