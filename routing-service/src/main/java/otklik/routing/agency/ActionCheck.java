package otklik.routing.agency;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.AgencyAction;
import otklik.contracts.AgencyAction.Accept;
import otklik.contracts.AgencyAction.Answer;
import otklik.contracts.AgencyAction.Comment;
import otklik.contracts.AgencyAction.Extend;
import otklik.contracts.AgencyAction.GiveBack;
import otklik.contracts.AgencyAction.Pause;
import otklik.contracts.AgencyAction.Resume;
import otklik.contracts.AgencyAction.Transfer;
import otklik.region.Term;

/** Whether an action has what it needs, before any case is looked at. The limits are those of HTTP. */
final class ActionCheck {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_ACTOR = 100;
    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_COMMENT = 5_000;

    private ActionCheck() {}

    /** An id that can be a header again and a key of the database: 1 to 200 printable ASCII characters. */
    static boolean isUsableId(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && id.chars().allMatch(c -> c > 32 && c < 127);
    }

    /** The first fault; absent where there is none. */
    static @Nullable ActionRefusal fault(AgencyAction action) {
        ActionRefusal common = common(action);
        if (common != null) {
            return common;
        }
        return switch (action) {
            case Accept ignored -> null;
            case GiveBack back -> {
                ActionRefusal reason = words("reason", back.reason(), LONGEST_REASON);
                String hint = back.hint();
                yield reason == null && hint != null ? words("hint", hint, LONGEST_CODE) : reason;
            }
            case Answer answer -> words("text", answer.text(), LONGEST_TEXT);
            case Transfer transfer -> {
                ActionRefusal agency = words("agency", transfer.agency(), LONGEST_CODE);
                yield agency == null ? words("reason", transfer.reason(), LONGEST_REASON) : agency;
            }
            case Comment comment -> words("text", comment.text(), LONGEST_COMMENT);
            case Pause pause -> words("reason", pause.reason(), LONGEST_REASON);
            case Resume ignored -> null;
            case Extend extend ->
                term(extend.by()).isEmpty()
                        ? ActionRefusal.invalid("by", "a term such as 10d, 24h or 5wd is needed")
                        : words("reason", extend.reason(), LONGEST_REASON);
        };
    }

    /** The term of an extension; empty where it is none. */
    static Optional<Term> term(@Nullable String by) {
        return Optional.ofNullable(by).flatMap(Term::parse).filter(term -> !(term instanceof Term.None));
    }

    private static @Nullable ActionRefusal common(AgencyAction action) {
        if (action.reference() == null) {
            return ActionRefusal.invalid("reference", "the case's number is needed");
        }
        Integer version = action.caseVersion();
        if (version != null && version < 1) {
            return ActionRefusal.invalid("caseVersion", "a version of a case is 1 or more");
        }
        String actor = action.actor();
        if (actor != null && actor.chars().anyMatch(Character::isISOControl)) {
            return ActionRefusal.invalid("actor", "control characters cannot be shown");
        }
        return words("actor", actor, LONGEST_ACTOR);
    }

    private static @Nullable ActionRefusal words(String field, @Nullable String value, int longest) {
        return value == null || value.isBlank() || value.length() > longest || value.indexOf('\0') >= 0
                ? ActionRefusal.invalid(field, "1 to " + longest + " characters are needed, without U+0000")
                : null;
    }
}
