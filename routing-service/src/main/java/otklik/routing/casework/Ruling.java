package otklik.routing.casework;

import org.jspecify.annotations.Nullable;

/**
 * How the rules decided on a case last.
 *
 * @param rule id of the rule; absent where a person decided
 * @param packVersion the region pack's version
 * @param why which values of the case met the rule: {@code category=roads municipality=orsk}; absent in cases from before it was kept
 */
public record Ruling(
        @Nullable String rule, String packVersion, @Nullable String why) {}
