package otklik.testkit.message;

import java.util.SplittableRandom;

/**
 * Lengths of citizens' messages in characters, drawn from the quantiles of some twenty thousand real ones: half are under
 * 165, one in a hundred is over 1,350, one in a thousand over 3,000, none over 9,000; the mean is about 250.
 */
final class TextLength {

    static final int LONGEST = 9_000;

    private static final double[] SHARE = {0, 0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99, 0.999, 1};
    private static final double[] LENGTH = {12, 21, 39, 54, 93, 165, 299, 519, 721, 1357, 2992, LONGEST};

    private TextLength() {}

    static int draw(SplittableRandom random) {
        double share = random.nextDouble();
        int right = 1;
        while (SHARE[right] < share) {
            right++;
        }
        double way = (share - SHARE[right - 1]) / (SHARE[right] - SHARE[right - 1]);
        double logarithm = Math.log(LENGTH[right - 1]) * (1 - way) + Math.log(LENGTH[right]) * way;
        return (int) Math.round(Math.exp(logarithm));
    }
}
