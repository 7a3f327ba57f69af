package otklik.routing.audit;

import java.util.UUID;

/** How entries are spread over chains: everything about one case is in one chain, in its order. */
final class Shards {
    /** Part of what is hashed, and of a constraint of the table: never changed. */
    static final int COUNT = 8;

    private Shards() {}

    static int of(UUID subject) {
        return (int) (subject.getLeastSignificantBits() & (COUNT - 1));
    }
}
