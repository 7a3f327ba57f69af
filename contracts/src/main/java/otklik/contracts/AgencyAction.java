package otklik.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What an agency does with its cases, written by itself to {@code agency.<code>.actions}. Whose action it is says the topic
 * alone. {@code ce_id} is the action's id: the same id is the same action, and is done once. What cannot be done comes back
 * as {@link AgencyEvent.ActionRefused}.
 */
public sealed interface AgencyAction extends Event {

    /** The case's number. */
    @Nullable
    String reference();

    /** The version of the case that the employee has seen. */
    @Nullable
    Integer caseVersion();

    /** The employee, as the agency calls him. */
    @Nullable
    String actor();

    /**
     * {@code otklik.agency.accept.v1}: the agency works on the case.
     *
     * @param reference the case's number, {@code snapshot.reference}
     * @param caseVersion {@code snapshot.caseVersion} as the employee saw it; another one now refuses the action. Absent where any
     *     version will do
     * @param actor who did it, as the agency calls its employee: 1 to 100 characters, shown as {@code <agency>:<actor>}
     */
    record Accept(
            @Demanded @Nullable String reference,
            @Nullable Integer caseVersion,
            @Demanded @Nullable String actor) implements AgencyAction {}

    /**
     * {@code otklik.agency.return.v1}: the case is not the agency's; a coordinator decides anew.
     *
     * @param reference the case's number, {@code snapshot.reference}
     * @param caseVersion {@code snapshot.caseVersion} as the employee saw it; another one now refuses the action. Absent where any
     *     version will do
     * @param actor who did it, as the agency calls its employee: 1 to 100 characters, shown as {@code <agency>:<actor>}
     * @param reason why, in words for the coordinator, at most 2,000 characters
     * @param hint code of the agency whose it may be
     */
    record GiveBack(
            @Demanded @Nullable String reference,
            @Nullable Integer caseVersion,
            @Demanded @Nullable String actor,
            @Demanded @Nullable String reason,
            @Nullable String hint)
            implements AgencyAction {}

    /**
     * {@code otklik.agency.answer.v1}: the outcome is written.
     *
     * @param reference the case's number, {@code snapshot.reference}
     * @param caseVersion {@code snapshot.caseVersion} as the employee saw it; another one now refuses the action. Absent where any
     *     version will do
     * @param actor who did it, as the agency calls its employee: 1 to 100 characters, shown as {@code <agency>:<actor>}
     * @param text the outcome, in words for the citizen, at most 20,000 characters
     */
    record Answer(
            @Demanded @Nullable String reference,
            @Nullable Integer caseVersion,
            @Demanded @Nullable String actor,
            @Demanded @Nullable String text)
            implements AgencyAction {

        @Override
        public String toString() {
            return "Answer[reference=" + reference + "]";
        }
    }

    /**
     * {@code otklik.agency.transfer.v1}: the case is handed to the agency that is competent: its curator, or the administration of its place.
     *
     * @param reference the case's number, {@code snapshot.reference}
     * @param caseVersion {@code snapshot.caseVersion} as the employee saw it; another one now refuses the action. Absent where any
     *     version will do
     * @param actor who did it, as the agency calls its employee: 1 to 100 characters, shown as {@code <agency>:<actor>}
     * @param agency code of that agency
     * @param reason why, in words for it, at most 2,000 characters
     */
    record Transfer(
            @Demanded @Nullable String reference,
            @Nullable Integer caseVersion,
            @Demanded @Nullable String actor,
            @Demanded @Nullable String agency,
            @Demanded @Nullable String reason)
            implements AgencyAction {

        @Override
        public String toString() {
            return "Transfer[reference=" + reference + "]";
        }
    }

    /**
     * {@code otklik.agency.comment.v1}: something to say to those who work on the case; citizens do not see it.
     *
     * @param reference the case's number, {@code snapshot.reference}
     * @param caseVersion {@code snapshot.caseVersion} as the employee saw it; another one now refuses the action. Absent where any
     *     version will do
     * @param actor who did it, as the agency calls its employee: 1 to 100 characters, shown as {@code <agency>:<actor>}
     * @param text at most 5,000 characters
     */
    record Comment(
            @Demanded @Nullable String reference,
            @Nullable Integer caseVersion,
            @Demanded @Nullable String actor,
            @Demanded @Nullable String text)
            implements AgencyAction {

        @Override
        public String toString() {
            return "Comment[reference=" + reference + "]";
        }
    }

    /**
     * {@code otklik.agency.pause.v1}: the clock is to stand still while the work waits for somebody else.
     *
     * @param reference the case's number, {@code snapshot.reference}
     * @param caseVersion {@code snapshot.caseVersion} as the employee saw it; another one now refuses the action. Absent where any
     *     version will do
     * @param actor who did it, as the agency calls its employee: 1 to 100 characters, shown as {@code <agency>:<actor>}
     * @param reason what is waited for, at most 2,000 characters
     */
    record Pause(
            @Demanded @Nullable String reference,
            @Nullable Integer caseVersion,
            @Demanded @Nullable String actor,
            @Demanded @Nullable String reason)
            implements AgencyAction {

        @Override
        public String toString() {
            return "Pause[reference=" + reference + "]";
        }
    }

    /**
     * {@code otklik.agency.resume.v1}: the clock is to go on with what was left.
     *
     * @param reference the case's number, {@code snapshot.reference}
     * @param caseVersion {@code snapshot.caseVersion} as the employee saw it; another one now refuses the action. Absent where any
     *     version will do
     * @param actor who did it, as the agency calls its employee: 1 to 100 characters, shown as {@code <agency>:<actor>}
     */
    record Resume(
            @Demanded @Nullable String reference,
            @Nullable Integer caseVersion,
            @Demanded @Nullable String actor) implements AgencyAction {}

    /**
     * {@code otklik.agency.extend.v1}: the deadline is to be moved; the citizen is told.
     *
     * @param reference the case's number, {@code snapshot.reference}
     * @param caseVersion {@code snapshot.caseVersion} as the employee saw it; another one now refuses the action. Absent where any
     *     version will do
     * @param actor who did it, as the agency calls its employee: 1 to 100 characters, shown as {@code <agency>:<actor>}
     * @param by a term as in the region pack: {@code 10d}
     * @param reason what takes so long, at most 2,000 characters
     */
    record Extend(
            @Demanded @Nullable String reference,
            @Nullable Integer caseVersion,
            @Demanded @Nullable String actor,
            @Demanded @Nullable String by,
            @Demanded @Nullable String reason)
            implements AgencyAction {

        @Override
        public String toString() {
            return "Extend[reference=" + reference + "]";
        }
    }
}
