package otklik.classify.mask;

/** Looks for the word that announces a number. */
final class NumberWords {
    private NumberWords() {}

    /** Is one of the {@code most} words before {@code t} in {@code words}? */
    static boolean before(Tokens tokens, int t, int most, Words words) {
        int seen = 0;
        for (int i = t - 1; i >= 0 && i >= t - 4 * most && seen < most; i--) {
            if (tokens.isWord(i)) {
                seen++;
                if (words.has(tokens, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Is one of the {@code most} words from {@code t} on in {@code words}? */
    static boolean after(Tokens tokens, int t, int most, Words words) {
        int seen = 0;
        for (int i = t; i < tokens.size() && i <= t + 4 * most && seen < most; i++) {
            if (tokens.isWord(i)) {
                seen++;
                if (words.has(tokens, i)) {
                    return true;
                }
            }
        }
        return false;
    }
}
