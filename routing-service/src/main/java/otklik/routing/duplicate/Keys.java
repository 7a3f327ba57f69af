package otklik.routing.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * Under which hashes a matter is found.
 *
 * @param citizen of category and pseudonym; absent without an author's id
 * @param representing what strangers find it by: one key of its street, or {@value #BANDS} of its words, of which a pin takes the
 *     first's place; none where another case stands for it or the text is too short
 */
record Keys(@Nullable Long citizen, long[] representing) {
    static final int BANDS = 4;

    /**
     * Newest cases looked at under one key. What joins another has no key for strangers, so more under one key are as many problems told
     * in like words: no reason to join, but a lot of work.
     */
    static final int MOST = 5;

    static final long[] NONE = {};
    static final Keys NOBODY = new Keys(null, NONE);

    /** The same for one that another case stands for. */
    Keys represented() {
        return new Keys(citizen, NONE);
    }

    boolean isEmpty() {
        return citizen == null && representing.length == 0;
    }

    @Nullable
    Long key(int index) {
        return index < representing.length ? representing[index] : null;
    }
}
