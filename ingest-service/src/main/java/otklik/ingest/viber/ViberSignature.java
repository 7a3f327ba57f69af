package otklik.ingest.viber;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** Viber's signature of a call: HMAC-SHA256 of the body as it came, under the bot's token, in hex. Thread-safe. */
final class ViberSignature {
    static final String HEADER = "X-Viber-Content-Signature";
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;

    private final List<SecretKeySpec> tokens;

    /** @param tokens any of which is good */
    ViberSignature(List<String> tokens) {
        this.tokens = tokens.stream()
                .map(token -> new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), HMAC))
                .toList();
    }

    /** @throws Refused {@code wrong-secret} */
    void require(@Nullable String header, byte[] body) throws Refused {
        byte[] given = bytes(header);
        boolean good = false;
        for (SecretKeySpec token : tokens) {
            good |= MessageDigest.isEqual(sign(token, body), given);
        }
        if (!good) {
            throw Refusal.of(Reason.WRONG_SECRET, HEADER).thrown();
        }
    }

    private static byte[] bytes(@Nullable String header) {
        if (header == null || header.length() != 2 * BYTES || !header.chars().allMatch(HexFormat::isHexDigit)) {
            return new byte[0];
        }
        return HexFormat.of().parseHex(header);
    }

    private static byte[] sign(SecretKeySpec token, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(token);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "ViberSignature[…]";
    }
}
