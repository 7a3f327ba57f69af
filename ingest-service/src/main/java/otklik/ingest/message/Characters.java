package otklik.ingest.message;

/**
 * Characters that cannot be stored or sent on: U+0000 (PostgreSQL has no place for it) and unpaired surrogates (UTF-8 has
 * none). In what citizens write they become U+FFFD, so that no message is lost over a stray character; in ids they are
 * refused.
 */
final class Characters {
    private Characters() {}

    static String storable(String words) {
        int first = firstBad(words);
        if (first < 0) {
            return words;
        }
        StringBuilder mended = new StringBuilder(words);
        for (int i = first; i < mended.length(); i++) {
            char c = mended.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < mended.length()
                    && Character.isLowSurrogate(mended.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended.toString();
    }

    /** True for an id: no control characters, nothing that cannot be stored. */
    static boolean isPlain(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                return false;
            }
        }
        return firstBad(id) < 0;
    }

    private static int firstBad(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == 0) {
                return i;
            }
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < words.length()
                        && Character.isLowSurrogate(words.charAt(i + 1))) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }
}
