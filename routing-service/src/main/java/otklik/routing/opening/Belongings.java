package otklik.routing.opening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import otklik.contracts.CaseEvent;
import otklik.eventing.Outgoing;
import otklik.routing.casework.Case;
import otklik.routing.conversation.Opinions;
import otklik.routing.deadline.ResumeClocks;
import otklik.routing.duplicate.By;
import otklik.routing.link.Links;
import otklik.routing.opening.Dialogue.Answerable;

/**
 * Finds for each new message whether it goes to a case that is there: by a leave, by the notice that it replies to, as a part of what was
 * sent as one, by the question that is open in its chat, without words by what was said before it, in this order. Anything else may open
 * a case.
 */
final class Belongings {
    private final Leaves leaves;
    private final Dialogue dialogue;
    private final Parts parts;
    private final Opinions opinions;
    private final ResumeClocks resumeClocks;
    private final Links links = new Links();
    private final Wordless wordless = new Wordless();

    Belongings(Leaves leaves, Dialogue dialogue, Parts parts, Opinions opinions, ResumeClocks resumeClocks) {
        this.opinions = opinions;
        this.resumeClocks = resumeClocks;
        this.leaves = leaves;
        this.dialogue = dialogue;
        this.parts = parts;
    }

    Belonging of(Connection transaction, List<Arrival> admitted) throws SQLException {
        Belonging belonging = new Belonging();
        Map<String, Long> spent = leaves.spend(transaction, admitted);
        for (Arrival arrival : admitted) {
            Long caseNumber = spent.get(arrival.message().messageId());
            if (caseNumber != null) {
                belonging.add(arrival, caseNumber, "leave");
            }
        }
        List<Arrival> chats = admitted.stream()
                .filter(arrival -> arrival.message().contactId() != null
                        && arrival.message().citizen() != null
                        && !belonging.isPlaced(arrival))
                .toList();
        if (chats.isEmpty()) {
            return belonging;
        }
        place(chats, dialogue.repliedTo(transaction, chats), belonging, true);
        parts.find(transaction, chats, belonging);
        List<Arrival> others =
                chats.stream().filter(arrival -> !belonging.isPlaced(arrival)).toList();
        Map<String, Answerable> asked = dialogue.asked(transaction, others);
        place(others, asked, belonging, false);
        dialogue.answered(
                transaction, others.stream().filter(belonging::isPlaced).toList());
        wordless.find(transaction, chats, belonging);
        return belonging;
    }

    /** By pseudonym the persons of those citizens who linked theirs. */
    Map<String, String> persons(Connection transaction, List<Arrival> opening) throws SQLException {
        Set<String> citizens = new HashSet<>();
        for (Arrival arrival : opening) {
            String citizen = arrival.message().citizen();
            if (citizen != null) {
                citizens.add(citizen);
            }
        }
        return links.persons(transaction, citizens);
    }

    /** Keeps which cases the parts went to, for those that come later. */
    void keep(Connection transaction, List<Arrival> admitted, Parts.Where where) throws SQLException {
        parts.keep(transaction, admitted, where);
    }

    /**
     * What was asked and is answered is waited for no more.
     *
     * @param current the cases with what was added, under their locks, by number
     */
    List<Outgoing<? extends CaseEvent>> resume(
            Connection transaction, List<Arrival> admitted, Belonging belonging, Map<Long, Case> current, Instant now)
            throws SQLException {
        List<ResumeClocks.Answer> answers = new ArrayList<>();
        for (Arrival arrival : admitted) {
            Belonging.Added added = belonging.added(arrival);
            Instant asked = added == null ? null : added.asked();
            if (added != null && asked != null) {
                var cause = arrival.envelope();
                By by = new By("citizen", null, cause.id(), cause.traceparent());
                answers.add(new ResumeClocks.Answer(added.caseNumber(), asked, by));
            }
        }
        return answers.isEmpty() ? List.of() : resumeClocks.resume(transaction, current, answers, now);
    }

    /**
     * Gives opinions their effect; the rows of their messages are filed with the cases.
     *
     * @return to be run after the commit
     */
    List<Runnable> take(Connection transaction, List<Arrival> admitted, Belonging belonging) throws SQLException {
        List<Runnable> committed = new ArrayList<>();
        for (Arrival arrival : admitted) {
            Opinions.Said said = belonging.said(arrival);
            if (said != null) {
                file(transaction, arrival.message().messageId(), said.caseNumber());
                committed.add(opinions.take(transaction, said));
            }
        }
        return committed;
    }

    private static void file(Connection transaction, String messageId, long caseNumber) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update message set case_number = ? where message_id = ?::uuid")) {
            update.setLong(1, caseNumber);
            update.setString(2, messageId);
            update.executeUpdate();
        }
    }

    private static void place(
            List<Arrival> arrivals, Map<String, Answerable> found, Belonging belonging, boolean isReply) {
        for (Arrival arrival : arrivals) {
            Answerable answerable = found.get(arrival.message().messageId());
            if (answerable == null) {
                continue;
            }
            var opinion = ShortAnswer.of(arrival, answerable);
            if (opinion.isPresent()) {
                belonging.say(arrival, opinion.get());
            } else if (isReply ? answerable.isOpen() : answerable.isQuestion() && answerable.isOpen()) {
                belonging.reply(arrival, answerable);
            }
        }
    }
}
