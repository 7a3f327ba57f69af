package otklik.routing.duplicate;

/** Hashes that are the same for ever: they are stored. */
final class Hashes {
    private Hashes() {}

    static long mixed64(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    static long mixed(long seed) {
        return mixed64(seed) >>> 32;
    }

    static int of(String text, int from, int to) {
        int hash = 17;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + folded(text.charAt(i));
        }
        return hash;
    }

    /** Never 0. */
    static int of(String text) {
        int hash = (int) mixed(of(text, 0, text.length()));
        return hash == 0 ? 1 : hash;
    }

    /** Of several texts in their order. */
    static long of64(String... parts) {
        long hash = 0;
        for (String part : parts) {
            hash = mixed64(hash);
            for (int i = 0; i < part.length(); i++) {
                hash = hash * 31 + part.charAt(i);
            }
        }
        return mixed64(hash);
    }

    static char folded(char c) {
        char lower = Character.toLowerCase(c);
        return lower == 'ё' ? 'е' : lower;
    }
}
