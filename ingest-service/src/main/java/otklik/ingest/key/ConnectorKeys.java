package otklik.ingest.key;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are good now, in memory: a check never waits for PostgreSQL, and goes on with the known keys while it is
 * away. Thread-safe.
 */
@Singleton
public final class ConnectorKeys {
    private static final ThreadLocal<MessageDigest> SHA = ThreadLocal.withInitial(ConnectorKeys::sha256);

    private volatile @Nullable Map<String, List<byte[]>> hashes;

    /** False until the keys were read for the first time. */
    public boolean known() {
        return hashes != null;
    }

    /**
     * The connector whose key this is, compared in constant time; null when it is nobody's.
     *
     * @param key {@code <connector>.<random>}
     */
    public @Nullable String connectorOf(String key) {
        int dot = key.lastIndexOf('.');
        Map<String, List<byte[]>> good = hashes;
        if (dot <= 0 || good == null) {
            return null;
        }
        String connector = key.substring(0, dot);
        byte[] hash = hash(key);
        boolean found = false;
        for (byte[] candidate : good.getOrDefault(connector, List.of())) {
            found |= MessageDigest.isEqual(candidate, hash);
        }
        return found ? connector : null;
    }

    void replace(Map<String, List<byte[]>> fresh) {
        hashes = Map.copyOf(fresh);
    }

    /** SHA-256; the random part has 256 bits, so it needs neither salt nor slowness. */
    static byte[] hash(String key) {
        return SHA.get().digest(key.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
