package otklik.region;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pack's rules in their order: the first that holds decides. The last one asks nothing, so every query has a route. */
final class RoutingTable {
    private final List<Rule> rules;
    private final String packVersion;
    private final Facts.Known known;

    RoutingTable(
            List<Rule> rules,
            String packVersion,
            Map<String, Municipality> municipalities,
            Map<String, Leaf> leaves,
            Roads roads,
            ZoneId zone) {
        this.rules = List.copyOf(rules);
        this.packVersion = packVersion;
        var words = rules.stream().flatMap(rule -> rule.when().words().stream()).toList();
        known = new Facts.Known(municipalities, leaves, new Phrases(words), roads, zone);
    }

    Decision decide(RoutingQuery query) {
        var facts = new Facts(query, known);
        Rule thanking = null;
        for (Rule rule : rules) {
            try {
                if (!rule.when().holds(facts)) {
                    continue;
                }
                if (rule.outcome() instanceof Outcome.ThankResponsible) {
                    thanking = thanking == null ? rule : thanking;
                    continue;
                }
                var route = rule.outcome().route(rule.id(), facts.municipality());
                if (route.isPresent()) {
                    return decision(route.get(), rule, thanking, facts);
                }
            } catch (RuntimeException e) {
                throw new RuleFailed(rule.id(), e);
            }
        }
        throw new IllegalStateException("the last rule asks something, though loading checks that it does not");
    }

    private Decision decision(Route route, Rule rule, @Nullable Rule thanking, Facts facts) {
        var why = rule.when().why(facts);
        if (thanking != null && route instanceof Route.Assign assign) {
            return new Decision(
                    new Route.Thanks(assign.executor(), thanking.id()),
                    packVersion,
                    thanking.when().why(facts) + " responsible-by=" + rule.id());
        }
        return new Decision(route, packVersion, why);
    }

    List<Rule> rules() {
        return rules;
    }

    Facts.Known known() {
        return known;
    }
}
