package otklik.region;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rule would have done with the messages that it takes. */
sealed interface Outcome {
    /** A null executor is the administration of the message's municipality. */
    record AssignTo(@Nullable Agency executor, @Nullable Agency curator) implements Outcome {}

    record ToTriage(String reason) implements Outcome {}

    record AnswerWith(Answer answer) implements Outcome {}

    /** Null is the administration of the message's municipality. */
    record Thank(@Nullable Agency praised) implements Outcome {}

    /** Praises whoever the later rules would have made responsible; where they find nobody, they decide. */
    record ThankResponsible() implements Outcome {}

    record TurnDown(RejectReason reason) implements Outcome {}

    /** The route for a message; empty where the outcome needs a municipality that is not known, or later rules. */
    default Optional<Route> route(String rule, Optional<Municipality> municipality) {
        return switch (this) {
            case ToTriage triage -> Optional.of(new Route.Triage(triage.reason(), rule));
            case AnswerWith with -> Optional.of(new Route.Answer(with.answer(), rule));
            case TurnDown down -> Optional.of(new Route.Reject(down.reason(), rule));
            case Thank thanks -> agency(thanks.praised(), municipality).map(praised -> new Route.Thanks(praised, rule));
            case AssignTo to ->
                agency(to.executor(), municipality)
                        .map(executor ->
                                new Route.Assign(executor, executor.equals(to.curator()) ? null : to.curator(), rule));
            case ThankResponsible later -> Optional.empty();
        };
    }

    private static Optional<Agency> agency(@Nullable Agency named, Optional<Municipality> municipality) {
        return named != null ? Optional.of(named) : municipality.map(Municipality::administration);
    }
}
