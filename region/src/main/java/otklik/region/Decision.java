package otklik.region;

/**
 * A route and where it comes from, enough to explain it later.
 *
 * @param packVersion {@link RegionPack#version()} of the pack whose rule decided
 */
public record Decision(Route route, String packVersion) {
    /** Id of the rule that decided. */
    public String ruleId() {
        return route.ruleId();
    }
}
