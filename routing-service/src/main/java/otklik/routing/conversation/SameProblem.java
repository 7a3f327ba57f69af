package otklik.routing.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConversationEvent.Chat;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Lead;
import otklik.routing.casework.Reference;
import otklik.routing.desk.CitizensDesk;
import otklik.routing.duplicate.Proposals;

/**
 * A citizen says that his newest open case is about the same problem as another. Where it was proposed already, his word is the second one,
 * and the cases join; else it is a proposal that staff decide on, for the other case is not his.
 */
final class SameProblem {
    private static final String APPEAL = "appeal";

    private final CaseStore cases;
    private final CitizensDesk desk;
    private final OwnCases own = new OwnCases();
    private final Proposals proposals = new Proposals();

    SameProblem(CaseStore cases, CitizensDesk desk) {
        this.cases = cases;
        this.desk = desk;
    }

    /** @param outcome as {@code otklik.contracts.ReplyEvent.Answered} names it; absent where the case's own event tells the citizen */
    record Said(@Nullable String outcome, @Nullable String reference, Runnable committed) {}

    Said say(Connection transaction, Chat chat, String reference, @Nullable String traceparent, Instant now)
            throws SQLException {
        Optional<Reference> named = Reference.parse(reference);
        Optional<Long> lead = named.isEmpty()
                ? Optional.empty()
                : cases.find(transaction, named.get())
                        .map(known -> Lead.of(known).number());
        Optional<Long> his = own.newestOpen(transaction, chat);
        if (lead.isEmpty() || his.isEmpty() || lead.equals(his)) {
            return new Said("unknown", null, () -> {});
        }
        List<Case> locked = cases.lock(transaction, new TreeSet<>(List.of(his.get(), lead.get())));
        Case current = of(locked, his.get());
        Case other = of(locked, lead.get());
        if (!(current.status() instanceof CaseStatus.Open open)
                || current.regime().equals(APPEAL)
                || !other.takesMembers()) {
            return new Said("too-late", current.reference(), () -> {});
        }
        boolean isSecond = proposals.of(transaction, current.number()).stream()
                .anyMatch(proposal -> proposal.number() == other.number());
        if (isSecond) {
            return new Said(
                    null, current.reference(), desk.joined(transaction, current, open, other, traceparent, now));
        }
        proposals.propose(transaction, current.number(), other.number(), "citizen", now);
        return new Said("proposed", current.reference(), () -> {});
    }

    private static Case of(List<Case> locked, long number) {
        return locked.stream().filter(one -> one.number() == number).findFirst().orElseThrow();
    }
}
