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
}
