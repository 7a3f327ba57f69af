package otklik.routing.duplicate;

import org.jspecify.annotations.Nullable;
import otklik.contracts.Message;
import otklik.contracts.Tags;

/**
 * A message that nobody has seen before.
 *
 * @param number of the case that it would open
 * @param citizen whose other cases it is compared with: the pseudonym, or the person that it is linked with
 * @param municipality as its case would have it
 * @param regime as its case would have it
 * @param ends whether the rules thank for it, answer it or turn it down at once, so that nobody works on it
 */
public record Newcomer(
        long number,
        Message message,
        @Nullable String citizen,
        Tags tags,
        @Nullable String municipality,
        String regime,
        boolean ends) {
    private static final String APPEAL = "appeal";
    private static final String GRATITUDE = "gratitude";

    /** Of a citizen who is not linked. */
    public Newcomer(
            long number, Message message, Tags tags, @Nullable String municipality, String regime, boolean ends) {
        this(number, message, message.citizen(), tags, municipality, regime, ends);
    }

    /** A statutory appeal is answered by itself, whatever else there is. */
    boolean standsAlone() {
        return isAppeal(regime) || isNoProblem();
    }

    /** Thanks, and what has ended as it came, are no problem that another's could be. */
    boolean isNoProblem() {
        Tags.KindGuess kind = tags.kind();
        return ends || regime.equals(GRATITUDE) || kind != null && kind.kind().equals(GRATITUDE);
    }

    static boolean isAppeal(String regime) {
        return regime.equals(APPEAL);
    }
}
