package otklik.routing.agency;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Reference;
import otklik.routing.casework.Step;
import otklik.routing.desk.CommandResult;

/**
 * Why an action is not done, in words that tell what to do. Nothing in it comes from the case but its state and version, and those
 * only where the case is the agency's.
 *
 * @param reference where the case is the agency's
 */
record ActionRefusal(
        String code,
        String detail,
        @Nullable String field,
        @Nullable Reference reference,
        @Nullable List<String> allowed,
        @Nullable Integer caseVersion) {

    /** What a state may allow an agency, by the word of the API. */
    private static final TreeMap<String, String> TYPES = new TreeMap<>();

    static {
        TYPES.put(Step.ACCEPT.command(), "otklik.agency.accept.v1");
        TYPES.put(Step.GIVE_BACK.command(), "otklik.agency.return.v1");
        TYPES.put(Step.ANSWER.command(), "otklik.agency.answer.v1");
        TYPES.put(Step.TRANSFER.command(), "otklik.agency.transfer.v1");
        TYPES.put(Step.PAUSE.command(), "otklik.agency.pause.v1");
        TYPES.put(Step.RESUME.command(), "otklik.agency.resume.v1");
        TYPES.put(Step.EXTEND.command(), "otklik.agency.extend.v1");
    }

    static ActionRefusal malformed(String why) {
        return new ActionRefusal("malformed", why + "; mend it and send it with a new ce_id", null, null, null, null);
    }

    static ActionRefusal invalid(String field, String expected) {
        return new ActionRefusal(
                "invalid", field + ": " + expected + "; send a new action, with a new ce_id", field, null, null, null);
    }

    /** Of a case that does not exist and of one that is another agency's: no difference can be seen. */
    static ActionRefusal unknownCase() {
        return new ActionRefusal(
                "unknown-case",
                "there is no such case for this agency; take the reference from the events of your own cases",
                "reference",
                null,
                null,
                null);
    }

    /** Our own work failed. */
    static ActionRefusal failed() {
        return new ActionRefusal(
                "failed",
                "the action could not be worked on and changed nothing; do it over HTTP, and tell the control centre",
                null,
                null,
                null,
                null);
    }

    /** Absent where the action is done. */
    static @Nullable ActionRefusal of(CommandResult result, Reference reference) {
        return switch (result) {
            case CommandResult.Done ignored -> null;
            case CommandResult.NoSuchCase ignored -> unknownCase();
            case CommandResult.NotAllowed not ->
                new ActionRefusal(
                        "not-allowed",
                        "this is for the " + not.whose() + "; your agency watches over the case",
                        null,
                        reference,
                        null,
                        null);
            case CommandResult.NotNow not -> notNow(not, reference);
            case CommandResult.Changed changed ->
                new ActionRefusal(
                        "stale",
                        "the case has changed since it was read: its version is " + changed.version()
                                + " now; read its newest event and send a new action",
                        "caseVersion",
                        reference,
                        null,
                        changed.version());
            case CommandResult.UnknownAgency unknown ->
                new ActionRefusal(
                        "unknown-agency",
                        "the region has no such agency; send a new action with a code of the region pack or without "
                                + unknown.field(),
                        unknown.field(),
                        reference,
                        null,
                        null);
            case CommandResult.Impossible impossible ->
                new ActionRefusal("invalid", impossible.why(), impossible.field(), reference, null, null);
            case CommandResult.OverLimit over -> new ActionRefusal("not-now", over.why(), null, reference, null, null);
            case CommandResult.UnknownCode unknown ->
                throw new IllegalStateException("no action of an agency has a " + unknown.field());
        };
    }

    private static ActionRefusal notNow(CommandResult.NotNow not, Reference reference) {
        List<String> allowed = allowed(not.allowed());
        return new ActionRefusal(
                "not-now",
                "the case is " + not.status()
                        + (allowed.isEmpty()
                                ? ": there is nothing for the agency to do now"
                                : ": possible now: " + String.join(", ", allowed)),
                null,
                reference,
                allowed,
                null);
    }

    private static List<String> allowed(Set<String> commands) {
        return TYPES.entrySet().stream()
                .filter(type -> commands.contains(type.getKey()))
                .map(type -> type.getValue())
                .toList();
    }
}
