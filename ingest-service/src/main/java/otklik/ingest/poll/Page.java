package otklik.ingest.poll;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a platform answered.
 *
 * @param next cursor of the page after this one; absent where the platform names none
 */
record Page(List<Listed> items, @Nullable String next) {
    Page {
        items = List.copyOf(items);
    }

    /** An item and the digest of what the platform said of it. */
    record Listed(Item item, Digest digest) {}

    /** The first 128 bits of SHA-256. */
    record Digest(long high, long low) {
        static Digest of(byte[] sha256) {
            ByteBuffer bytes = ByteBuffer.wrap(sha256);
            return new Digest(bytes.getLong(), bytes.getLong());
        }
    }

    /** All digests, one after the other. */
    byte[] digests() {
        ByteBuffer bytes = ByteBuffer.allocate(items.size() * 2 * Long.BYTES);
        items.forEach(listed ->
                bytes.putLong(listed.digest().high()).putLong(listed.digest().low()));
        return bytes.array();
    }

    /**
     * Items that are new or have changed.
     *
     * @param digests of the page that was taken before; absent at the beginning
     */
    List<Item> notAmong(byte @Nullable [] digests) {
        Set<Digest> seen = new HashSet<>();
        if (digests != null) {
            ByteBuffer bytes = ByteBuffer.wrap(digests);
            while (bytes.remaining() >= 2 * Long.BYTES) {
                seen.add(new Digest(bytes.getLong(), bytes.getLong()));
            }
        }
        return items.stream()
                .filter(listed -> !seen.contains(listed.digest()))
                .map(Listed::item)
                .toList();
    }

    /** When the newest of its messages was sent, as far as they say. */
    @Nullable
    Instant newest() {
        return items.stream()
                .map(listed -> listed.item().sent().sentAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
