package otklik.region;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pack's rules in their order: the first that holds decides. The last one asks nothing, so every query has a route. */
final class RoutingTable {
    private final List<Rule> rules;
    private final Map<String, Municipality> municipalities;

    RoutingTable(List<Rule> rules, Map<String, Municipality> municipalities) {
        this.rules = List.copyOf(rules);
        this.municipalities = municipalities;
    }

    Route route(RoutingQuery query) {
        var municipality = find(query.municipality());
        for (Rule rule : rules) {
            var route = rule.decide(query, municipality);
            if (route.isPresent()) {
                return route.get();
            }
        }
        throw new IllegalStateException("the last rule asks something, though loading checks that it does not");
    }

    private Optional<Municipality> find(@Nullable String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(municipalities.get(code));
    }

    List<Rule> rules() {
        return rules;
    }
}
