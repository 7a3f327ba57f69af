package otklik.routing.duplicate;

import org.jspecify.annotations.Nullable;
import otklik.contracts.Message;
import otklik.contracts.Tags;

/**
 * A message that nobody has seen before.
 *
 * @param number of the case that it would open
 * @param municipality as its case would have it
 * @param regime as its case would have it
 */
public record Newcomer(
        long number, Message message, Tags tags, @Nullable String municipality, String regime) {
    private static final String APPEAL = "appeal";
    private static final String GRATITUDE = "gratitude";

    /** A statutory appeal is answered by itself, whatever else there is; thanks are no problem that could be the same. */
    boolean standsAlone() {
        return isAppeal(regime) || isThanks();
    }

    boolean isThanks() {
        Tags.KindGuess kind = tags.kind();
        return regime.equals(GRATITUDE) || kind != null && kind.kind().equals(GRATITUDE);
    }

    static boolean isAppeal(String regime) {
        return regime.equals(APPEAL);
    }
}
