package otklik.routing.growth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A case as it would be after years: most are closed; what is open is mostly new. A few agencies have most of them. The same number
 * always gives the same case.
 *
 * @param deadline of open ones from ten days ago to thirty days ahead
 * @param steps what happened, one for each version
 */
record GrownCase(
        String status,
        @Nullable String executor,
        @Nullable String curator,
        @Nullable String municipality,
        @Nullable String emergency,
        Instant openedAt,
        Instant deadline,
        List<String> steps) {
    private static final Duration HISTORY = Duration.ofDays(3 * 365);
    private static final List<String> WORK = List.of("opened", "accepted", "answered", "approved", "closed");

    /** Who is responsible and where. */
    record Region(List<String> agencies, List<String> municipalities) {}

    /** @param age 0 for the oldest, 1 for the newest */
    static GrownCase of(double age, Region region, Instant now, SplittableRandom random) {
        boolean open = random.nextDouble() < (age > .8 ? .4 : .025);
        double state = random.nextDouble();
        String status = open
                ? state < .1 ? "triage" : state < .6 ? "assigned" : state < .95 ? "accepted" : "answered"
                : state < .03 ? "rejected" : state < .04 ? "approved" : "closed";
        boolean held = !status.equals("triage");
        List<String> agencies = region.agencies();
        Instant openedAt = now.minus(HISTORY).plusMillis((long) (HISTORY.toMillis() * age));
        return new GrownCase(
                status,
                held ? agencies.get((int) (Math.pow(random.nextDouble(), 2) * agencies.size())) : null,
                held && random.nextDouble() < .7
                        ? agencies.get((int) (random.nextDouble() * Math.min(5, agencies.size())))
                        : null,
                region.municipalities().get((int) (Math.pow(random.nextDouble(), 3)
                        * region.municipalities().size())),
                random.nextInt(100) == 0 ? "fire" : null,
                openedAt,
                open
                        ? now.plusSeconds(random.nextLong(-10 * 86_400, 30 * 86_400))
                        : openedAt.plus(Duration.ofDays(1 + random.nextInt(30))),
                steps(status));
    }

    private static List<String> steps(String status) {
        return switch (status) {
            case "triage", "assigned" -> List.of("opened");
            case "rejected" -> List.of("opened", "rejected");
            default -> new ArrayList<>(WORK.subList(0, WORK.indexOf(status) + 1));
        };
    }

    boolean isAnswered() {
        return steps.contains("answered");
    }

    boolean isOpen() {
        return List.of("triage", "assigned", "accepted", "answered").contains(status);
    }

    boolean isOver() {
        return List.of("closed", "rejected").contains(status);
    }

    /** What was due has fired. */
    @Nullable
    Instant timer(Instant now) {
        return isOpen() && deadline.isAfter(now) ? deadline : null;
    }
}
