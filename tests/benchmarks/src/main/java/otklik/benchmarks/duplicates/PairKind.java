package otklik.benchmarks.duplicates;

/** How the second message of a pair is made from the first. */
enum PairKind {
    SENT_AGAIN(true),
    SENT_AGAIN_WITH_GREETING(true),
    SENT_AGAIN_EDITED(true),
    REWORDED_WORDS_LEFT_OUT(true),
    REWORDED_TYPOS(true),
    REWORDED_ORDER(true),
    REWORDED_SHORTENED(true),
    REWORDED_SYNONYMS(true),
    REWORDED_ALL(true),
    OTHER_HOUSE(false),
    OTHER_STREET(false),
    OTHER_TOWN(false),
    OTHER_MESSAGE_OF_CATEGORY_AND_TOWN(false),
    OTHER_PROBLEM_AT_ADDRESS(false);

    private final boolean same;

    PairKind(boolean same) {
        this.same = same;
    }

    /** Whether both are about one problem. */
    boolean isSame() {
        return same;
    }

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
