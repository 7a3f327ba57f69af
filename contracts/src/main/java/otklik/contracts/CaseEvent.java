package otklik.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts on {@code cases.events} and, for the agencies concerned, on {@code agency.<code>.cases}: written by
 * routing-service. Delivered at least once: drop by {@code ce_id}, order by {@code snapshot.caseVersion}.
 */
public sealed interface CaseEvent extends AgencyEvent {

    /** The case as it is after this fact, with masked text. */
    CaseSnapshot snapshot();

    /**
     * {@code otklik.case.opened.v1}: the work was opened, already assigned or waiting in triage.
     *
     * @param snapshot the case as it opened
     * @param sealedPin the PIN of the citizen's status page, readable with notify's private key alone
     * @param answer what a rule answered at once: the status is {@code approved}
     * @param rejectedFor why a rule turned the message down at once: the status is {@code rejected}
     * @param place where it is, as near as anybody may know: the sender's pin to three decimals of a degree (about 100 m), street and
     *     settlement without the house
     */
    record CaseOpened(
            CaseSnapshot snapshot,
            String sealedPin,
            @Nullable String answer,
            @Nullable String rejectedFor,
            @Nullable Location place)
            implements CaseEvent {
        /** Work for a person. */
        public CaseOpened(CaseSnapshot snapshot, String sealedPin) {
            this(snapshot, sealedPin, null, null);
        }

        /** Nobody knows where. */
        public CaseOpened(
                CaseSnapshot snapshot, String sealedPin, @Nullable String answer, @Nullable String rejectedFor) {
            this(snapshot, sealedPin, answer, rejectedFor, null);
        }
    }

    /**
     * {@code otklik.case.assigned.v1}: an agency holds the case from now on.
     *
     * @param snapshot with the new executor, curator and deadline
     */
    record CaseAssigned(CaseSnapshot snapshot) implements CaseEvent {}

    /**
     * {@code otklik.case.withdrawn.v1}: the last event an agency gets of a case that went to another.
     *
     * @param snapshot the case after it went
     * @param agency code of the agency that the case left
     */
    record CaseWithdrawn(CaseSnapshot snapshot, String agency) implements CaseEvent {}

    /**
     * {@code otklik.case.category-corrected.v1}: a member of staff said what the case is really about. Who works on it may
     * change with it: then {@code otklik.case.assigned.v1} follows.
     *
     * @param snapshot with the category as it is now
     * @param from the category before
     */
    record CategoryCorrected(CaseSnapshot snapshot, String from) implements CaseEvent {}

    /**
     * {@code otklik.case.accepted.v1}: the agency said that it works on the case.
     *
     * @param snapshot the case in work
     */
    record CaseAccepted(CaseSnapshot snapshot) implements CaseEvent {}

    /**
     * {@code otklik.case.returned.v1}: the agency said that the case is not its own; a coordinator decides anew.
     *
     * @param snapshot the case in triage
     * @param agency code of the agency that gave it back
     * @param reason in its words
     * @param hint code of the agency whose it may be
     */
    record CaseReturned(
            CaseSnapshot snapshot,
            String agency,
            String reason,
            @Nullable String hint) implements CaseEvent {}

    /**
     * {@code otklik.case.answered.v1}: the executor wrote the outcome. With the status {@code approved} it is the citizen's at
     * once; with {@code answered} it waits for a second pair of eyes, and {@code otklik.case.approved.v1} follows or
     * {@code otklik.case.answer-refused.v1}.
     *
     * @param snapshot the case with its answer written
     * @param resolution the outcome, in the executor's words to the citizen
     */
    record CaseAnswered(CaseSnapshot snapshot, String resolution) implements CaseEvent {}

    /**
     * {@code otklik.case.approved.v1}: a second person approved the outcome; it is the citizen's now.
     *
     * @param snapshot the case with its answer given
     * @param resolution the outcome, in the executor's words to the citizen
     */
    record CaseApproved(CaseSnapshot snapshot, String resolution) implements CaseEvent {}

    /**
     * {@code otklik.case.answer-refused.v1}: a second person did not approve the outcome; the executor writes it anew.
     *
     * @param snapshot the case in work again
     * @param reason what is wrong with the answer, for the executor
     */
    record AnswerRefused(CaseSnapshot snapshot, String reason) implements CaseEvent {}

    /**
     * {@code otklik.case.rejected.v1}: nobody works on the message; the citizen is told why.
     *
     * @param snapshot the case as it was rejected
     * @param reason {@code spam}, {@code insult}, {@code no-facts}, {@code duplicate} or {@code not-for-us}; {@code withdrawn} where
     *     its citizen took the message back before anybody worked on it: its words are gone then
     */
    record CaseRejected(CaseSnapshot snapshot, String reason) implements CaseEvent {}

    /**
     * {@code otklik.case.reopened.v1}: what was done turned out not to be; the work begins again.
     *
     * @param snapshot with the new deadline, or in triage where it had been rejected
     * @param reason for the executor
     */
    record CaseReopened(CaseSnapshot snapshot, String reason) implements CaseEvent {}

    /**
     * {@code otklik.case.rated.v1}: the citizen said what he thinks of the answer. His comment stays sealed in routing-service, for
     * who works on the case.
     *
     * @param snapshot the case as it was rated; where the rating opens it again, {@code otklik.case.reopened.v1} follows
     * @param rating 1 to 5; absent where the citizen asked for the work to begin again without one
     * @param sequence which negative rating by this citizen about this object it is, from 1; absent where it is not negative
     * @param consequence {@code reopened}; {@code no-control-check} where the citizen has had as many control checks of this object
     *     as there are; {@code counted} otherwise
     */
    record CaseRated(
            CaseSnapshot snapshot,
            @Nullable Integer rating,
            @Nullable Integer sequence,
            String consequence) implements CaseEvent {}

    /**
     * {@code otklik.case.message-added.v1}: the citizen wrote of the same matter again, or added to his case; it opened no case of its
     * own.
     *
     * @param snapshot the case that the message went to
     * @param messageId the message that was added
     * @param text of that message, masked
     * @param origin the way that message came, and so where its notice goes
     * @param because {@code reply}: he replied to a notice or to our question; {@code leave}: by his reference and PIN; {@code part}: of one
     *     message that his channel brought in parts, of which he is told nothing; absent where it was recognised
     */
    record MessageAdded(
            CaseSnapshot snapshot,
            String messageId,
            String text,
            CaseSnapshot.Origin origin,
            @Nullable String because) implements CaseEvent {
        @Override
        public String toString() {
            return "MessageAdded[messageId=" + messageId + ", snapshot=" + snapshot + "]";
        }
    }

    /**
     * {@code otklik.case.paused.v1}: the clock stands still while the work waits for somebody else.
     *
     * @param snapshot without a deadline
     * @param reason what is waited for
     * @param question what the citizen is asked, in the agency's words to him; his next message in the conversation is taken for the
     *     answer. Absent where he is asked nothing
     */
    record ClockPaused(
            CaseSnapshot snapshot, String reason, @Nullable String question) implements CaseEvent {}

    /**
     * {@code otklik.case.resumed.v1}: the clock goes on with what was left.
     *
     * @param snapshot with the new deadline
     */
    record ClockResumed(CaseSnapshot snapshot) implements CaseEvent {}

    /**
     * {@code otklik.case.extended.v1}: the deadline was moved; the citizen is told.
     *
     * @param snapshot with the new deadline
     * @param by how much, as the region pack says it: {@code 30d}
     * @param reason what takes so long
     */
    record DeadlineExtended(CaseSnapshot snapshot, String by, String reason) implements CaseEvent {}

    /**
     * {@code otklik.case.promoted.v1}: the case came under another regime, as when it was registered as an appeal by law.
     *
     * @param snapshot with the new regime and its deadline
     * @param from code of the regime before
     */
    record CasePromoted(CaseSnapshot snapshot, String from) implements CaseEvent {}

    /**
     * {@code otklik.case.deadline-near.v1}: so much time is left for the answer.
     *
     * @param snapshot the case, with its deadline
     * @param left as the region pack says it: {@code 8h}, {@code 3d}, {@code 2wd}
     */
    record DeadlineNear(CaseSnapshot snapshot, String left) implements CaseEvent {}

    /**
     * {@code otklik.case.overdue.v1}: the deadline has passed without an answer.
     *
     * @param snapshot the case, with the deadline that passed
     */
    record CaseOverdue(CaseSnapshot snapshot) implements CaseEvent {}

    /**
     * {@code otklik.case.escalated.v1}: the case is overdue for so long that somebody higher is told.
     *
     * @param snapshot the case, with the deadline that passed
     * @param level from 1
     * @param to {@code executor-head}, {@code curator} or {@code governor}
     */
    record CaseEscalated(CaseSnapshot snapshot, int level, String to) implements CaseEvent {}

    /**
     * {@code otklik.case.acknowledged.v1}: somebody has seen a case that cannot wait; nobody else is called for it.
     *
     * @param snapshot the case, with its emergency
     */
    record CaseAcknowledged(CaseSnapshot snapshot) implements CaseEvent {}

    /**
     * {@code otklik.case.unacknowledged.v1}: nobody has said in time that he has seen a case that cannot wait; the next is called.
     *
     * @param snapshot the case, with its emergency
     * @param level from 1
     * @param to {@code executor}, {@code curator} or {@code control-centre}: who is called now
     * @param round how often he was called before; each time by his next channel
     */
    record CaseUnacknowledged(CaseSnapshot snapshot, int level, String to, int round) implements CaseEvent {}

    /**
     * {@code otklik.case.kind-corrected.v1}: a member of staff said what the message really wants, as when thanks turn out to be a
     * complaint. Who works on it follows from the rules: {@code otklik.case.assigned.v1} follows, or the case is in triage.
     *
     * @param snapshot with the kind, the regime and the clock as they are now
     * @param from the kind before, where it was known
     */
    record KindCorrected(CaseSnapshot snapshot, @Nullable String from) implements CaseEvent {}

    /**
     * {@code otklik.case.transferred.v1}: the agency that held the case handed it to the one that is competent, without a coordinator.
     *
     * @param snapshot with the new executor and its deadline
     * @param from code of the agency before
     * @param reason in its words
     */
    record CaseTransferred(CaseSnapshot snapshot, String from, String reason) implements CaseEvent {}

    /**
     * {@code otklik.case.split.v1}: the message asks for several things; the others are cases of their own now, each with its
     * {@code otklik.case.opened.v1}.
     *
     * @param snapshot the case that was split
     * @param parts references of the new cases
     */
    record CaseSplit(CaseSnapshot snapshot, List<String> parts) implements CaseEvent {
        public CaseSplit {
            parts = List.copyOf(parts);
        }
    }

    /**
     * {@code otklik.case.commented.v1}: a colleague said something about the case to those who work on it; citizens do not see it.
     *
     * @param snapshot the case, otherwise as it was
     * @param agency code of the agency that the colleague works for; absent for the control centre
     * @param text in his words
     */
    record CaseCommented(CaseSnapshot snapshot, @Nullable String agency, String text) implements CaseEvent {}

    /**
     * {@code otklik.case.step-undone.v1}: a step was taken back: but for its version the case is as it was before.
     *
     * @param snapshot as it was before the step
     * @param step {@code assignment}, {@code acceptance}, {@code resolution} or {@code closing}
     */
    record StepUndone(CaseSnapshot snapshot, String step) implements CaseEvent {}

    /**
     * {@code otklik.case.closed.v1}: the outcome stands.
     *
     * @param snapshot the closed case
     */
    record CaseClosed(CaseSnapshot snapshot) implements CaseEvent {}

    /**
     * {@code otklik.case.revised.v1}: the citizen changed the message, or the platform that it came by has gone on with it.
     *
     * @param snapshot with the changed text, masked
     * @param messageId the message that changed
     * @param change {@code words}: the citizen's message is another; {@code platform}: it is the same, and what the platform says of it
     *     is new. Absent in events from before platforms said anything: words
     * @param platform what the platform says of it now, where it says something
     */
    record CaseRevised(
            CaseSnapshot snapshot,
            String messageId,
            @Nullable String change,
            @Nullable Platform platform) implements CaseEvent {
        /** What changed but the citizen's words. */
        public static final String BY_PLATFORM = "platform";

        /** The citizen's words. */
        public static final String BY_WORDS = "words";

        /** The citizen changed the message. */
        public CaseRevised(CaseSnapshot snapshot, String messageId) {
            this(snapshot, messageId, BY_WORDS, null);
        }
    }

    /**
     * {@code otklik.case.erased.v1}: the words of the case are gone, here and from now on everywhere: who holds some deletes them.
     * The last event of a case; on an agency's topic a record without a value follows.
     *
     * @param snapshot the facts that stay, with {@code <ERASED>} for the text and without where it came from
     * @param because {@code citizen}: the citizen asked for it himself; {@code staff}: the same on paper; {@code retention}: the
     *     region keeps the words of a finished case no longer
     */
    record CaseErased(CaseSnapshot snapshot, String because) implements CaseEvent {}

    /**
     * {@code otklik.message.repeated.v1}: the same message came again; nothing changed.
     *
     * @param snapshot the case that the message belongs to, as it is
     * @param messageId the message that came again
     * @param batch the import run that the repeat came by, for accounting only
     */
    record MessageRepeated(
            CaseSnapshot snapshot,
            String messageId,
            @Nullable String batch) implements CaseEvent {}

    /**
     * {@code otklik.case.joined.v1}: another case is about the same problem; the work on that one answers both. Of a case that joined
     * as it opened {@code otklik.case.opened.v1} tells it, by {@code snapshot.lead}.
     *
     * @param snapshot with the holder of the lead case and without a deadline
     * @param lead the case that it joined
     */
    record CaseJoined(CaseSnapshot snapshot, CaseSnapshot.Lead lead) implements CaseEvent {}

    /**
     * {@code otklik.case.separated.v1}: the case turned out to be about another problem; it is worked on by itself from now on.
     *
     * @param snapshot with the agency and the deadline that the rules give it
     * @param lead the case that it had joined
     */
    record CaseSeparated(CaseSnapshot snapshot, CaseSnapshot.Lead lead) implements CaseEvent {}

    /**
     * {@code otklik.case.voices-counted.v1}: other cases joined this one, or left it. However many do so at once, it is one event.
     *
     * @param snapshot with the number of voices as it is now
     * @param before the number before
     */
    record VoicesCounted(CaseSnapshot snapshot, int before) implements CaseEvent {}
}
