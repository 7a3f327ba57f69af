package otklik.region;

import java.time.Duration;
import java.util.Optional;

/**
 * What follows from what a citizen thinks of an answer.
 *
 * @param negativeUpTo ratings up to this one, of 1 to 5, say that the answer is none
 * @param within how long after the answer the citizen can have the work begin again; the case closes then
 * @param controlChecks how many negative ratings by one citizen about one object begin the work again; later ones are recorded
 */
public record Rating(int negativeUpTo, Duration within, int controlChecks) {
    static final Rating USUAL = new Rating(2, Duration.ofHours(72), 2);

    private static final int MOST_HOURS = 720;
    private static final int MOST_CHECKS = 100;

    static Rating read(YamlValue value) {
        var fields = value.fields("negativeUpTo", "within", "controlChecks");
        return new Rating(
                fields.byName("negativeUpTo")
                        .map(v -> v.wholeNumber(1, 4).orElse(1))
                        .orElse(USUAL.negativeUpTo()),
                fields.byName("within")
                        .flatMap(v -> v.read(Rating::hours, "1h to " + MOST_HOURS + "h"))
                        .orElse(USUAL.within()),
                fields.byName("controlChecks")
                        .map(v -> v.wholeNumber(0, MOST_CHECKS).orElse(0))
                        .orElse(USUAL.controlChecks()));
    }

    private static Optional<Duration> hours(String text) {
        return Term.parse(text)
                .flatMap(term -> term instanceof Term.Hours hours && hours.count() <= MOST_HOURS
                        ? Optional.of(Duration.ofHours(hours.count()))
                        : Optional.empty());
    }

    public boolean isNegative(int rating) {
        return rating <= negativeUpTo;
    }
}
