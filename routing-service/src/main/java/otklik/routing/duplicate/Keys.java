package otklik.routing.duplicate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Under which hashes a matter is found.
 *
 * @param citizen of category and pseudonym; absent without an author's id
 * @param perhaps the same of other categories that it may be of, to find by alone: the classifier's first guess of a few words differs
 *     from that of many about the same
 * @param representing what strangers find it by: one key of its street, or {@value #BANDS} of its words, of which a pin takes the
 *     first's place; none where another case stands for it or the text is too short
 */
record Keys(@Nullable Long citizen, List<Long> perhaps, long[] representing) {
    static final int BANDS = 4;

    /**
     * Newest cases looked at under one key. What joins another has no key for strangers, so more under one key are as many problems told
     * in like words: no reason to join, but a lot of work.
     */
    static final int MOST = 5;

    static final long[] NONE = {};
    static final Keys NOBODY = new Keys(null, List.of(), NONE);

    /** The same for one that another case stands for. */
    Keys represented() {
        return new Keys(citizen, List.of(), NONE);
    }

    /** What to look under for the citizen's own cases. */
    List<Long> own() {
        if (citizen == null || perhaps.isEmpty()) {
            return citizen == null ? List.of() : List.of(citizen);
        }
        List<Long> own = new ArrayList<>(perhaps);
        own.addFirst(citizen);
        return own;
    }

    boolean isEmpty() {
        return citizen == null && representing.length == 0;
    }

    @Nullable
    Long key(int index) {
        return index < representing.length ? representing[index] : null;
    }
}
