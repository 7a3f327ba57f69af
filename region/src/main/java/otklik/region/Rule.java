package otklik.region;

import java.util.Set;

/**
 * One rule of routes.yaml: when all its conditions hold, its outcome is the route.
 *
 * @param line where it stands in the file
 * @param before which of the later rules it is meant to come before, though neither of the two is more special
 */
record Rule(String id, int line, Condition when, Outcome outcome, Before before) {

    /** Rules that a rule precedes on purpose. */
    record Before(boolean rest, Set<String> rules) {
        boolean names(Rule later) {
            return rest || rules.contains(later.id());
        }
    }
}
