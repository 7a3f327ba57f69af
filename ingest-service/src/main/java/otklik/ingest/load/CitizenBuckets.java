package otklik.ingest.load;

/**
 * What each citizen has sent lately, in tables that never grow. A citizen has one of four places; when others hold them all,
 * he gets that of the one who may soonest send as much as at first. Thread-safe.
 */
final class CitizenBuckets {
    private static final int PLACES = 4;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long[] names;
    private final long[] memories;

    /** @param most citizens; rounded up to a power of two */
    CitizenBuckets(int most) {
        int size = Integer.highestOneBit(Math.max(PLACES, most - 1) * 2 - 1);
        names = new long[size];
        memories = new long[size];
    }

    /** Counts one message, unless it must wait: then it returns how long, in nanoseconds. */
    synchronized long take(String source, String citizen, Rate rate, long now) {
        long name = name(source, citizen);
        int place = place(name);
        long memory = names[place] == name ? memories[place] : now;
        long wait = rate.waitNanos(memory, now);
        if (wait == 0) {
            names[place] = name;
            memories[place] = rate.after(memory, now);
        }
        return wait;
    }

    /** His own, else the one to give up. */
    private int place(long name) {
        int first = (int) (name >>> 32) & (names.length - 1) & -PLACES;
        int oldest = first;
        for (int place = first; place < first + PLACES; place++) {
            if (names[place] == name) {
                return place;
            }
            if (memories[place] < memories[oldest]) {
                oldest = place;
            }
        }
        return oldest;
    }

    /** Pseudonyms are keyed hashes: nobody can choose one that meets another's. */
    private static long name(String source, String citizen) {
        long name = source.hashCode();
        for (int i = 0; i < citizen.length(); i++) {
            name = (name ^ citizen.charAt(i)) * MIX;
            name ^= name >>> 29;
        }
        return name;
    }
}
