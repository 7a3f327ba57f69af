package otklik.eventing.seal;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Reads what a {@link Sealer} sealed for this private key. Thread-safe. */
public final class Unsealer {
    private static final int REMEMBERED_KEYS = 1_000;

    private final HybridDecrypt own;
    private final Map<String, SecretKeySpec> dataKeys =
            Collections.synchronizedMap(new LinkedHashMap<>(16, .75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, SecretKeySpec> eldest) {
                    return size() > REMEMBERED_KEYS;
                }
            });

    /** @param privateKeys the private keyset; every key in it may have been used */
    public Unsealer(KeysetHandle privateKeys) {
        try {
            this.own = privateKeys.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the keyset holds no private key for hybrid decryption", e);
        }
    }

    public String unsealText(String seal) throws UnreadableSeal {
        return new String(unseal(seal), StandardCharsets.UTF_8);
    }

    /** @throws UnreadableSeal when it is no seal, was changed, or was made for another key */
    public byte[] unseal(String seal) throws UnreadableSeal {
        String[] parts = seal.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(Sealer.VERSION)) {
            throw new UnreadableSeal("it has not the form of a seal", null);
        }
        try {
            SecretKeySpec key = dataKey(parts[1]);
            byte[] sealed = Base64.getUrlDecoder().decode(parts[2]);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(Sealer.TAG_BITS, sealed, 0, Sealer.NONCE_BYTES));
            return cipher.doFinal(sealed, Sealer.NONCE_BYTES, sealed.length - Sealer.NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableSeal("it was changed, or made for another key", e);
        }
    }

    private SecretKeySpec dataKey(String wrapped) throws GeneralSecurityException {
        SecretKeySpec known = dataKeys.get(wrapped);
        if (known != null) {
            return known;
        }
        byte[] raw =
                own.decrypt(Base64.getUrlDecoder().decode(wrapped), Sealer.VERSION.getBytes(StandardCharsets.UTF_8));
        SecretKeySpec key = new SecretKeySpec(raw, "AES");
        dataKeys.put(wrapped, key);
        return key;
    }
}
