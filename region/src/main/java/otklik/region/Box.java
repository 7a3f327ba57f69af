package otklik.region;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import otklik.region.RuleSpace.Dimension;

/**
 * A set of messages: any combination of some values of each dimension, with a word of each list in {@code said} and of no list in
 * {@code unsaid}. The values are bits, a row for each dimension, as a check of hundreds of rules compares millions of boxes. Never
 * changed after it is made.
 */
final class Box {
    private final long[][] values;
    private final BitSet said;
    private final BitSet unsaid;

    private Box(long[][] values, BitSet said, BitSet unsaid) {
        this.values = values;
        this.said = said;
        this.unsaid = unsaid;
    }

    /** All messages, where each dimension has so many values. */
    static Box all(int[] sizes) {
        var values = new long[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            var all = new BitSet();
            all.set(0, sizes[i]);
            values[i] = all.toLongArray();
        }
        return new Box(values, new BitSet(), new BitSet());
    }

    /** The same messages, but with these values only, of those that there are. */
    Box with(Dimension dimension, BitSet some) {
        var row = values[dimension.ordinal()].clone();
        var bits = some.toLongArray();
        for (int i = 0; i < row.length; i++) {
            row[i] &= i < bits.length ? bits[i] : 0;
        }
        return with(dimension.ordinal(), row);
    }

    private Box with(int dimension, long[] row) {
        var changed = values.clone();
        changed[dimension] = row;
        return new Box(changed, said, unsaid);
    }

    /** With a word of that list; of none where the number is negative. */
    Box withWords(int list) {
        return list < 0 ? this : new Box(values, plus(said, list), unsaid);
    }

    /** What is in both. */
    Box and(Box other) {
        var both = new long[values.length][];
        for (int i = 0; i < both.length; i++) {
            both[i] = and(values[i], other.values[i]);
        }
        return new Box(both, or(said, other.said), or(unsaid, other.unsaid));
    }

    boolean has(Dimension dimension) {
        return !isEmpty(values[dimension.ordinal()]);
    }

    boolean isEmpty(RuleSpace space) {
        for (var row : values) {
            if (isEmpty(row)) {
                return true;
            }
        }
        return !said.isEmpty() && !space.canSay(said, unsaid);
    }

    boolean meets(Box other) {
        for (int i = 0; i < values.length; i++) {
            if (!meets(values[i], other.values[i])) {
                return false;
            }
        }
        return !said.intersects(other.unsaid) && !unsaid.intersects(other.said);
    }

    /** In how many ways a message of this box can be outside the other one; 0 where it never can. */
    int waysOut(Box other) {
        int ways = 0;
        for (int i = 0; i < values.length; i++) {
            if (!within(values[i], other.values[i])) {
                ways++;
            }
        }
        return other.said.isEmpty() ? ways : ways + minus(other.said, said).cardinality();
    }

    /** What is in this one and not in the other: pieces that have nothing in common. */
    List<Box> minus(Box other) {
        var pieces = new ArrayList<Box>();
        var rest = this;
        for (int i = 0; i < values.length; i++) {
            if (!within(values[i], other.values[i])) {
                pieces.add(rest.with(i, minus(values[i], other.values[i])));
                rest = rest.with(i, and(values[i], other.values[i]));
            }
        }
        var lists = minus(other.said, said);
        for (int list = lists.nextSetBit(0); list >= 0; list = lists.nextSetBit(list + 1)) {
            pieces.add(new Box(rest.values, rest.said, plus(rest.unsaid, list)));
            rest = new Box(rest.values, plus(rest.said, list), rest.unsaid);
        }
        return pieces;
    }

    private static boolean isEmpty(long[] row) {
        for (long bits : row) {
            if (bits != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(long[] one, long[] other) {
        for (int i = 0; i < one.length; i++) {
            if ((one[i] & other[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean within(long[] smaller, long[] larger) {
        for (int i = 0; i < smaller.length; i++) {
            if ((smaller[i] & ~larger[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    private static long[] and(long[] one, long[] other) {
        var both = one.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] &= other[i];
        }
        return both;
    }

    private static long[] minus(long[] one, long[] other) {
        var rest = one.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] &= ~other[i];
        }
        return rest;
    }

    private static BitSet or(BitSet one, BitSet other) {
        var any = (BitSet) one.clone();
        any.or(other);
        return any;
    }

    private static BitSet minus(BitSet one, BitSet other) {
        var rest = (BitSet) one.clone();
        rest.andNot(other);
        return rest;
    }

    private static BitSet plus(BitSet set, int value) {
        var more = (BitSet) set.clone();
        more.set(value);
        return more;
    }
}
