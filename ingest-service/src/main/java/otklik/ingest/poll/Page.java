package otklik.ingest.poll;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a platform answered.
 *
 * @param next cursor of the page after this one; absent where the platform names none
 * @param digest SHA-256 of the items
 */
record Page(List<Item> items, @Nullable String next, byte[] digest) {
    Page {
        items = List.copyOf(items);
    }

    boolean hasItemsOf(byte @Nullable [] other) {
        return other != null && MessageDigest.isEqual(digest, other);
    }

    /** When the newest of its messages was sent, as far as they say. */
    @Nullable
    Instant newest() {
        return items.stream()
                .map(item -> item.sent().sentAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
