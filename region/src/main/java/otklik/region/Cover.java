package otklik.region;

import java.util.ArrayList;
import java.util.List;

/**
 * Says whether every message of a box is in one of others. Exact: it looks for a message that is in none, by taking one of the others
 * away and going on with what is left, the one with the fewest ways out first. The work is bounded, for one question and for all; a
 * question that needs more is not answered.
 */
final class Cover {
    /** Boxes looked at for one question, and for all: some seconds, and about a minute. */
    private static final long MOST_A_QUESTION = 5_000_000;

    private static final long MOST = 500_000_000;

    enum Verdict {
        COVERED,
        /** Some message is in none of the others. */
        OPEN,
        /** Too entangled to say. */
        UNKNOWN
    }

    private final RuleSpace space;
    private long ofQuestion;
    private long ofAll;

    Cover(RuleSpace space) {
        this.space = space;
    }

    Verdict of(Box box, List<Box> others) {
        ofQuestion = 0;
        if (box.isEmpty(space)) {
            return Verdict.COVERED;
        }
        return search(box, others);
    }

    private Verdict search(Box box, List<Box> others) {
        ofQuestion += others.size();
        ofAll += others.size();
        if (ofQuestion > MOST_A_QUESTION || ofAll > MOST) {
            return Verdict.UNKNOWN;
        }
        var near = new ArrayList<Box>();
        Box best = null;
        int fewest = Integer.MAX_VALUE;
        for (var other : others) {
            if (!box.meets(other)) {
                continue;
            }
            int ways = box.waysOut(other);
            if (ways == 0) {
                return Verdict.COVERED;
            }
            near.add(other);
            if (ways < fewest) {
                fewest = ways;
                best = other;
            }
        }
        if (best == null) {
            return Verdict.OPEN;
        }
        near.remove(best);
        for (var piece : box.minus(best)) {
            if (!piece.isEmpty(space)) {
                var verdict = search(piece, near);
                if (verdict != Verdict.COVERED) {
                    return verdict;
                }
            }
        }
        return Verdict.COVERED;
    }
}
