package otklik.region;

/**
 * A route and where it comes from, enough to explain it later.
 *
 * @param packVersion {@link RegionPack#version()} of the pack whose rule decided
 * @param why the values that met the rule's conditions, {@code category=roads municipality=orsk}, or {@code always}; never the
 *     citizen's words
 */
public record Decision(Route route, String packVersion, String why) {
    /** Id of the rule that decided. */
    public String ruleId() {
        return route.ruleId();
    }
}
