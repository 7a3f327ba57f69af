package otklik.routing.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something in the audit that is not as it was written.
 *
 * @param shard which chain; absent where it is about a checkpoint
 * @param sequence where in the chain
 * @param through the last of several; with {@link Kind#SWAPPED} the other one
 * @param checkpoint the one that is wrong, or that says so
 */
public record Fault(
        Kind kind,
        @Nullable Integer shard,
        @Nullable Long sequence,
        @Nullable Long through,
        @Nullable Long checkpoint) {

    /** What is wrong. */
    public enum Kind {
        /** The entry or its link says something else than what was linked. */
        EDITED,
        /** Two entries are in each other's place. */
        SWAPPED,
        /** The link has no entry any more. */
        ENTRY_DELETED,
        /** Links are missing in the middle. */
        LINKS_DELETED,
        /** The chain ends before a place that a checkpoint has signed. */
        TRUNCATED,
        /** The chain is whole, but not the one that a checkpoint has signed. */
        RELINKED,
        /** Entries have waited too long for their links: the links are gone, or nothing links. */
        UNLINKED,
        /** The checkpoint is not what was signed. */
        CHECKPOINT_EDITED,
        /** Signed with a key that is not among the public ones. */
        CHECKPOINT_KEY_UNKNOWN,
        /** Checkpoints are missing in the middle, or at the end: a saved one is not there any more. */
        CHECKPOINTS_DELETED,
        /** It does not follow on the one before it, or on the saved one's content. */
        CHECKPOINT_REPLACED;

        /** As it is written in reports: {@code links-deleted}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    static Fault inChain(Kind kind, int shard, long sequence) {
        return new Fault(kind, shard, sequence, null, null);
    }

    static Fault inChain(Kind kind, int shard, long sequence, long through) {
        return new Fault(kind, shard, sequence, through, null);
    }

    static Fault against(Kind kind, int shard, long sequence, long checkpoint) {
        return new Fault(kind, shard, sequence, null, checkpoint);
    }

    static Fault ofCheckpoint(Kind kind, long checkpoint) {
        return new Fault(kind, null, null, null, checkpoint);
    }
}
