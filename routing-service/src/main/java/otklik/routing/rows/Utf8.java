package otklik.routing.rows;

/** Texts as UTF-8 into an array that is there already. What stands alone of a surrogate pair becomes a question mark, as in the JDK. */
final class Utf8 {
    private Utf8() {}

    /** Bytes that {@link #put} writes. */
    static int length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length += c < 0x800 || Character.isSurrogate(c) ? more(text, i, c) : 2;
            }
        }
        return length;
    }

    /** A pair is four bytes, of which each half brings two. */
    private static int more(String text, int at, char c) {
        return c < 0x800 || isPaired(text, at, c) ? 1 : 0;
    }

    /** Returns the place behind the last byte. */
    static int put(String text, byte[] to, int from) {
        int at = from;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                to[at++] = (byte) c;
            } else if (c < 0x800) {
                to[at++] = (byte) (0xC0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                to[at++] = (byte) (0xE0 | c >> 12);
                to[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | c & 0x3F);
            } else if (isPaired(text, i, c)) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                to[at++] = (byte) (0xF0 | point >> 18);
                to[at++] = (byte) (0x80 | point >> 12 & 0x3F);
                to[at++] = (byte) (0x80 | point >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | point & 0x3F);
            } else {
                to[at++] = '?';
            }
        }
        return at;
    }

    private static boolean isPaired(String text, int at, char c) {
        return Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
