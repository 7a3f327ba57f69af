package otklik.routing.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConversationEvent.Chat;
import otklik.region.RegionPack;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.desk.CitizensDesk;
import otklik.routing.erasure.ErasedCitizens;

/**
 * A citizen takes back what he wrote. What nobody has begun to work on is closed and its words are gone; who works on it is told; what was
 * added loses its words; and what has not come yet opens no case. To take back twice changes nothing.
 */
public final class WithdrawMessage {
    private final CaseStore cases;
    private final CitizensDesk desk;
    private final Supplier<RegionPack> packs;
    private final OwnCases own = new OwnCases();
    private final WithdrawnMessages marks = new WithdrawnMessages();
    private final ErasedCitizens gate = new ErasedCitizens();

    public WithdrawMessage(CaseStore cases, CitizensDesk desk, Supplier<RegionPack> packs) {
        this.packs = packs;
        this.cases = cases;
        this.desk = desk;
    }

    /**
     * @param outcome as {@code otklik.contracts.ReplyEvent.Answered} names it; absent where the case's own events tell the citizen, or
     *     nobody has to
     */
    record Withdrawn(@Nullable String outcome, @Nullable String reference, Runnable committed) {
        static final Withdrawn NOTHING = new Withdrawn(null, null, () -> {});
    }

    /** He deleted the message in his chat. */
    Withdrawn deleted(Connection transaction, Chat chat, String messageId, @Nullable String traceparent, Instant now)
            throws SQLException {
        Optional<OwnCases.Own> message = own.message(transaction, chat, messageId);
        if (message.isEmpty() && !own.isKnown(transaction, messageId)) {
            // Whoever opens cases now either has stored it by the next look, or will see the mark.
            gate.shut(transaction);
            message = own.message(transaction, chat, messageId);
            if (message.isEmpty() && !own.isKnown(transaction, messageId)) {
                marks.mark(transaction, messageId, now);
                return Withdrawn.NOTHING;
            }
        }
        return message.isEmpty() ? Withdrawn.NOTHING : withdraw(transaction, message.get(), traceparent, now);
    }

    /** He named the case. */
    Withdrawn named(Connection transaction, Chat chat, String reference, @Nullable String traceparent, Instant now)
            throws SQLException {
        Optional<OwnCases.Own> first = own.first(transaction, chat, reference);
        if (first.isEmpty()) {
            return new Withdrawn("unknown", null, () -> {});
        }
        Withdrawn done = withdraw(transaction, first.get(), traceparent, now);
        return done == Withdrawn.NOTHING ? new Withdrawn("too-late", reference, () -> {}) : done;
    }

    private Withdrawn withdraw(Connection transaction, OwnCases.Own message, @Nullable String traceparent, Instant now)
            throws SQLException {
        Case current = cases.lock(transaction, List.of(message.caseNumber())).getFirst();
        if (current.isErased()) {
            return Withdrawn.NOTHING;
        }
        if (!message.first()) {
            own.withdraw(transaction, message.messageId(), now);
            Runnable committed = desk.reworded(transaction, current, message.messageId(), traceparent, now);
            return new Withdrawn(null, current.reference(), committed);
        }
        return switch (current.status()) {
            case CaseStatus.Triage open -> untouched(transaction, current, open, traceparent, now);
            case CaseStatus.Assigned open -> untouched(transaction, current, open, traceparent, now);
            case CaseStatus.Accepted ignored -> noted(transaction, current, traceparent, now);
            case CaseStatus.Answered ignored -> noted(transaction, current, traceparent, now);
            case CaseStatus.Joined ignored -> noted(transaction, current, traceparent, now);
            case CaseStatus.Done ignored -> Withdrawn.NOTHING;
        };
    }

    /** What others have joined, and what he added to himself, is not his alone to end. */
    private Withdrawn untouched(
            Connection transaction, Case current, CaseStatus.Open open, @Nullable String traceparent, Instant now)
            throws SQLException {
        if (current.voices() > 1 || own.hasAdditions(transaction, current.number())) {
            return noted(transaction, current, traceparent, now);
        }
        own.withdraw(transaction, current.messageId(), now);
        return new Withdrawn(null, current.reference(), desk.withdrawn(transaction, current, open, traceparent, now));
    }

    private Withdrawn noted(Connection transaction, Case current, @Nullable String traceparent, Instant now)
            throws SQLException {
        return new Withdrawn(
                "noted",
                current.reference(),
                desk.noted(transaction, current, packs.get().reopeningTitle("withdrawal"), traceparent, now));
    }
}
