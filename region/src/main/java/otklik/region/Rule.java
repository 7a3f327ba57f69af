package otklik.region;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of routes.yaml: when all its conditions hold, its outcome is the route. */
record Rule(String id, Condition when, Outcome outcome) {

    /** Empty sets ask nothing; {@code confidenceBelow} above 1 asks nothing. */
    record Condition(
            Set<String> categories,
            Place place,
            Set<String> municipalities,
            Set<String> regimes,
            Set<String> connectors,
            double confidenceBelow) {
        static final double ANY_CONFIDENCE = 2;

        static Condition always() {
            return new Condition(Set.of(), Place.ANY, Set.of(), Set.of(), Set.of(), ANY_CONFIDENCE);
        }

        boolean holds(RoutingQuery query, Optional<Municipality> municipality) {
            return asksNothingOr(categories, query.category())
                    && asksNothingOr(regimes, query.regime())
                    && asksNothingOr(connectors, query.connector())
                    && query.confidence() < confidenceBelow
                    && switch (place) {
                        case ANY -> true;
                        case KNOWN -> municipality.isPresent();
                        case UNKNOWN -> municipality.isEmpty();
                        case LISTED ->
                            municipality
                                    .filter(m -> municipalities.contains(m.code()))
                                    .isPresent();
                    };
        }

        private static boolean asksNothingOr(Set<String> wanted, String value) {
            return wanted.isEmpty() || wanted.contains(value);
        }
    }

    enum Place {
        ANY,
        KNOWN,
        UNKNOWN,
        LISTED
    }

    sealed interface Outcome {
        /** A null executor is the administration of the message's municipality. */
        record AssignTo(@Nullable Agency executor, @Nullable Agency curator) implements Outcome {}

        record ToTriage(String reason) implements Outcome {}
    }

    /** The route where the conditions hold, else empty. */
    Optional<Route> decide(RoutingQuery query, Optional<Municipality> municipality) {
        if (!when.holds(query, municipality)) {
            return Optional.empty();
        }
        return switch (outcome) {
            case Outcome.ToTriage triage -> Optional.of(new Route.Triage(triage.reason(), id));
            case Outcome.AssignTo to -> {
                var executor = to.executor() != null
                        ? to.executor()
                        : municipality.map(Municipality::administration).orElse(null);
                if (executor == null) {
                    yield Optional.empty();
                }
                var curator = executor.equals(to.curator()) ? null : to.curator();
                yield Optional.of(new Route.Assign(executor, curator, id));
            }
        };
    }
}
