package otklik.notify.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import otklik.eventing.seal.UnreadableSeal;

/**
 * An address under its citizen's key: {@code k1.<owner>.<nonce and ciphertext>}, base64url without padding, AES-256-GCM. The contact's id
 * is authenticated with it: an address that was moved into another row does not open.
 */
final class CitizenSeal {
    static final int KEY_BYTES = 32;
    private static final String PREFIX = "k1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CitizenSeal() {}

    /** Empty for what is no such seal. */
    static Optional<Owner> ownerOf(String sealed) {
        int end = sealed.indexOf('.', PREFIX.length());
        return sealed.startsWith(PREFIX) && end > 0
                ? Optional.of(new Owner(sealed.substring(PREFIX.length(), end)))
                : Optional.empty();
    }

    static String seal(byte[] key, Owner owner, String contactId, String address) {
        try {
            byte[] plain = address.getBytes(StandardCharsets.UTF_8);
            byte[] nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, contactId);
            byte[] sealed = new byte[NONCE_BYTES + cipher.getOutputSize(plain.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return PREFIX + owner.digest() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot seal", e);
        }
    }

    /** @throws UnreadableSeal when it was changed, or is another citizen's or contact's */
    static String open(byte[] key, String contactId, String seal) throws UnreadableSeal {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(seal.substring(seal.lastIndexOf('.') + 1));
            if (sealed.length <= NONCE_BYTES) {
                throw new UnreadableSeal("it is too short", null);
            }
            byte[] nonce = new byte[NONCE_BYTES];
            System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, key, nonce, contactId)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableSeal("it was changed, or its key is another", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String contactId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(contactId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
