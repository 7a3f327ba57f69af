package otklik.notify.wish;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.region.Quiet;

/**
 * What a citizen has set in one chat; what he has not, is as the pack says.
 *
 * @param quiet his quiet hours, or {@link #OFF}
 * @param digest whether what can wait is told once a day
 * @param less whether only the main things are told
 */
public record Wish(@Nullable String quiet, @Nullable Boolean digest, boolean less) {
    static final String OFF = "off";

    /** Nothing was set. */
    public static final Wish NONE = new Wish(null, null, false);

    Optional<Quiet> quiet(Optional<Quiet> usual) {
        return quiet == null ? usual : Quiet.parse(quiet);
    }

    /** @param usual whether the pack has it told once a day */
    boolean digest(boolean usual) {
        return digest == null ? usual : digest;
    }
}
