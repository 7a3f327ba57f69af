package otklik.eventing.seal;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals for the holder of one private key. Thread-safe.
 *
 * <p>Form of a seal: {@code v1.<wrapped data key>.<nonce and ciphertext>}, both parts base64url without padding.
 */
public final class Sealer {
    static final String VERSION = "v1";
    static final int NONCE_BYTES = 12;
    static final int TAG_BITS = 128;
    private static final Duration DATA_KEY_LIFE = Duration.ofMinutes(5);

    private final HybridEncrypt recipient;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable DataKey current;

    /** @param publicKeys the recipient's public keyset */
    public Sealer(KeysetHandle publicKeys, Clock clock) {
        try {
            this.recipient = publicKeys.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the keyset holds no public key for hybrid encryption", e);
        }
        this.clock = clock;
    }

    public String seal(String text) {
        return seal(text.getBytes(StandardCharsets.UTF_8));
    }

    public String seal(byte[] bytes) {
        try {
            DataKey dataKey = dataKey();
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, dataKey.key, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = new byte[NONCE_BYTES + cipher.getOutputSize(bytes.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            cipher.doFinal(bytes, 0, bytes.length, sealed, NONCE_BYTES);
            return dataKey.prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot seal", e);
        }
    }

    private DataKey dataKey() throws GeneralSecurityException {
        DataKey known = current;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.until)) {
            return known;
        }
        byte[] raw = new byte[32];
        random.nextBytes(raw);
        byte[] wrapped = recipient.encrypt(raw, VERSION.getBytes(StandardCharsets.UTF_8));
        DataKey fresh = new DataKey(
                new SecretKeySpec(raw, "AES"),
                VERSION + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(wrapped) + ".",
                now.plus(DATA_KEY_LIFE));
        current = fresh;
        return fresh;
    }

    private record DataKey(SecretKeySpec key, String prefix, Instant until) {
        @Override
        public String toString() {
            return "DataKey[until=" + until + "]";
        }
    }
}
