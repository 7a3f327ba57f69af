package otklik.region;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import otklik.region.RuleSpace.Dimension;

/**
 * A set of messages: any combination of these values, with a word of each list in {@code said} and of no list in {@code unsaid}.
 * Sets are never changed after they are given.
 *
 * @param values by {@link Dimension}
 */
record Box(List<BitSet> values, BitSet said, BitSet unsaid) {

    Box with(Dimension dimension, BitSet others) {
        return with(dimension.ordinal(), others);
    }

    private Box with(int dimension, BitSet others) {
        var changed = new ArrayList<>(values);
        changed.set(dimension, others);
        return new Box(changed, said, unsaid);
    }

    /** With a word of that list; of none where the number is negative. */
    Box withWords(int list) {
        return list < 0 ? this : new Box(values, plus(said, list), unsaid);
    }

    /** What is in both. */
    Box and(Box other) {
        var both = new ArrayList<BitSet>(values.size());
        for (int i = 0; i < values.size(); i++) {
            both.add(and(values.get(i), other.values.get(i)));
        }
        return new Box(both, or(said, other.said), or(unsaid, other.unsaid));
    }

    boolean isEmpty(RuleSpace space) {
        return values.stream().anyMatch(BitSet::isEmpty) || !space.canSay(said, unsaid);
    }

    boolean meets(Box other) {
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).intersects(other.values.get(i))) {
                return false;
            }
        }
        return !said.intersects(other.unsaid) && !unsaid.intersects(other.said);
    }

    /** In how many ways a message of this box can be outside the other one; 0 where it never can. */
    int waysOut(Box other) {
        int ways = 0;
        for (int i = 0; i < values.size(); i++) {
            if (!contains(other.values.get(i), values.get(i))) {
                ways++;
            }
        }
        return ways + minus(other.said, said).cardinality();
    }

    /** What is in this one and not in the other: pieces that have nothing in common. */
    List<Box> minus(Box other) {
        var pieces = new ArrayList<Box>();
        var rest = this;
        for (int i = 0; i < values.size(); i++) {
            var outside = minus(rest.values.get(i), other.values.get(i));
            if (!outside.isEmpty()) {
                pieces.add(rest.with(i, outside));
                rest = rest.with(i, and(rest.values.get(i), other.values.get(i)));
            }
        }
        var lists = minus(other.said, said);
        for (int list = lists.nextSetBit(0); list >= 0; list = lists.nextSetBit(list + 1)) {
            pieces.add(new Box(rest.values, rest.said, plus(rest.unsaid, list)));
            rest = new Box(rest.values, plus(rest.said, list), rest.unsaid);
        }
        return pieces;
    }

    private static boolean contains(BitSet larger, BitSet smaller) {
        return minus(smaller, larger).isEmpty();
    }

    private static BitSet and(BitSet one, BitSet other) {
        var both = copy(one);
        both.and(other);
        return both;
    }

    private static BitSet or(BitSet one, BitSet other) {
        var any = copy(one);
        any.or(other);
        return any;
    }

    private static BitSet minus(BitSet one, BitSet other) {
        var rest = copy(one);
        rest.andNot(other);
        return rest;
    }

    private static BitSet plus(BitSet set, int value) {
        var more = copy(set);
        more.set(value);
        return more;
    }

    private static BitSet copy(BitSet set) {
        return (BitSet) set.clone();
    }
}
