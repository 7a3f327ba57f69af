package otklik.region;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a message goes by the rules.
 *
 * @param rule id of the rule that decided; null where it is not known any more
 * @param agency code of who works on it, or is praised; null where it waits for a person
 * @param reason what it waits for, such as {@code low-confidence}, {@code answer-how-thick}, {@code reject-spam}; null where an agency has it, or nobody knows any more
 * @param terms null where they are not known any more
 */
public record Destination(
        @Nullable String rule,
        @Nullable String agency,
        @Nullable String reason,
        @Nullable Terms terms) {

    /**
     * What goes with an agency.
     *
     * @param curator code of the agency that watches; null for none
     * @param deadline null where no answer is owed by a date
     */
    public record Terms(@Nullable String curator, @Nullable Instant deadline) {}

    /** As the rules of this pack say. The query's regime has to be one of the pack's. */
    public static Destination of(RegionPack pack, RoutingQuery query) {
        return switch (pack.decide(query).route()) {
            case Route.Assign assign ->
                new Destination(
                        assign.ruleId(), assign.executor().code(), null, new Terms(code(assign), due(pack, query)));
            case Route.Thanks thanks ->
                new Destination(thanks.ruleId(), thanks.praised().code(), null, new Terms(null, null));
            case Route.Triage triage -> waiting(triage.ruleId(), triage.reason());
            case Route.Answer answer ->
                waiting(answer.ruleId(), "answer-" + answer.answer().id());
            case Route.Reject reject ->
                waiting(reject.ruleId(), "reject-" + reject.reason().code());
        };
    }

    /** The agency, or in brackets what it waits for. */
    public String place() {
        return agency != null ? agency : "(" + (reason == null ? "-" : reason) + ")";
    }

    boolean isSamePlace(Destination other) {
        return Objects.equals(agency, other.agency)
                && (reason == null || other.reason == null || reason.equals(other.reason));
    }

    private static Destination waiting(String rule, String reason) {
        return new Destination(rule, null, reason, new Terms(null, null));
    }

    private static @Nullable String code(Route.Assign assign) {
        return Optional.ofNullable(assign.curator()).map(Agency::code).orElse(null);
    }

    private static @Nullable Instant due(RegionPack pack, RoutingQuery query) {
        return pack.deadline(query.regime(), query.category(), query.at()).orElse(null);
    }
}
