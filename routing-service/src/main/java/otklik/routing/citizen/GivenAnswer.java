package otklik.routing.citizen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import otklik.region.Rating;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.TimelineEntry;

/**
 * The answer that the citizen has.
 *
 * @param at when he was told it
 * @param until how long, this instant included, he can have the work begin again and change his rating
 */
record GivenAnswer(Instant at, Instant until) {
    private static final Set<String> TELLING = Set.of("answered", "approved");

    /** Empty where the citizen has none now; thanks for thanks are none. */
    static Optional<GivenAnswer> of(Case known, List<TimelineEntry> timeline, Rating rules) {
        return toldAt(known, timeline).map(at -> new GivenAnswer(at, at.plus(rules.within())));
    }

    private static Optional<Instant> toldAt(Case known, List<TimelineEntry> timeline) {
        if (known.isThanks()) {
            return Optional.empty();
        }
        return switch (known.status()) {
            case CaseStatus.Approved approved -> Optional.of(approved.at());
            // The step that gave it to the citizen is the last one of these.
            case CaseStatus.Closed closed ->
                Optional.of(timeline.stream()
                        .filter(entry -> TELLING.contains(entry.event()))
                        .reduce((earlier, later) -> later)
                        .map(TimelineEntry::at)
                        .orElse(closed.outcome().at()));
            case CaseStatus.Open ignored -> Optional.empty();
            case CaseStatus.Joined ignored -> Optional.empty();
            case CaseStatus.Answered ignored -> Optional.empty();
            case CaseStatus.Rejected ignored -> Optional.empty();
        };
    }

    boolean isOpen(Instant now) {
        return !now.isAfter(until);
    }
}
