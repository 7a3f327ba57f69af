package otklik.ingest.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** Secrets of one hook, any of which is good. Never shown. Thread-safe. */
public final class Secrets {
    private final List<byte[]> secrets;

    public Secrets(List<String> secrets) {
        this.secrets = secrets.stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /**
     * Compares in constant time.
     *
     * @param field which names the place of the secret in a refusal
     * @throws Refused {@code wrong-secret}
     */
    public void require(@Nullable String given, String field) throws Refused {
        byte[] bytes = given == null ? new byte[0] : given.getBytes(StandardCharsets.UTF_8);
        boolean good = false;
        for (byte[] secret : secrets) {
            good |= MessageDigest.isEqual(secret, bytes);
        }
        if (given == null || !good) {
            throw Refusal.of(Reason.WRONG_SECRET, field).thrown();
        }
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
