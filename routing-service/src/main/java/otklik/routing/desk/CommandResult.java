package otklik.routing.desk;

import java.util.List;
import java.util.Set;
import otklik.routing.casework.Case;

/** What came of a command. */
public sealed interface CommandResult {

    /** Done now, or before by the same command. */
    record Done(Case after) implements CommandResult {}

    /** There is none, or none that the caller may know of. */
    record NoSuchCase() implements CommandResult {}

    /** The caller sees the case but may not do this. */
    record NotAllowed(String whose) implements CommandResult {}

    /** The state of the case does not allow it. */
    record NotNow(String status, Set<String> allowed) implements CommandResult {}

    /** The caller has seen another version than the one there is now. */
    record Changed(int version) implements CommandResult {}

    /** What is asked for cannot be, in words that say why. */
    record Impossible(String field, String why) implements CommandResult {}

    /** The region pack allows no more of it. */
    record OverLimit(String why) implements CommandResult {}

    record UnknownAgency(String field) implements CommandResult {}

    /**
     * @param field which one: {@code category}, {@code leaf} or {@code reason}
     * @param known codes that it can have; none where the category has no leaves
     */
    record UnknownCode(String field, List<String> known) implements CommandResult {}
}
