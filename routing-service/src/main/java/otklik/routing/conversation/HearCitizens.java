package otklik.routing.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConversationEvent;
import otklik.contracts.ConversationEvent.ButtonPressed;
import otklik.contracts.ConversationEvent.Chat;
import otklik.contracts.ConversationEvent.CommandGiven;
import otklik.contracts.ConversationEvent.MessageWithdrawn;
import otklik.contracts.DerivedId;
import otklik.contracts.ReplyEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.eventing.Outbox;
import otklik.routing.conversation.WithdrawMessage.Withdrawn;
import otklik.routing.link.LinkCodes;
import otklik.routing.link.Links;
import otklik.routing.sight.Sight;

/**
 * Reads {@code conversations.events}: buttons, questions for cases, deletions. Whoever does something must be the case's citizen: what a
 * button holds anybody could make. What needs no case notify-service answers.
 */
public final class HearCitizens implements DatabaseConsumer.Handler<ConversationEvent> {
    /** As notify-service puts it under its notices. */
    private static final Pattern BUTTON = Pattern.compile("(rate|helped)/([0-9A-Z]{5}-[0-9A-Z]{5})/([1-5]|yes|no)");

    private final Opinions opinions;
    private final WithdrawMessage withdrawMessage;
    private final SameProblem sameProblem;
    private final Outbox outbox;
    private final Clock clock;
    private final OwnCases own = new OwnCases();
    private final Links links = new Links();
    private final LinkCodes codes = new LinkCodes();
    private final List<Runnable> uncommitted = new ArrayList<>();

    HearCitizens(
            Opinions opinions, WithdrawMessage withdrawMessage, SameProblem sameProblem, Outbox outbox, Clock clock) {
        this.sameProblem = sameProblem;
        this.opinions = opinions;
        this.withdrawMessage = withdrawMessage;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Each locks a case as commands of staff do. */
    @Override
    public boolean isOneByOne() {
        return true;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<ConversationEvent>> batch) throws SQLException {
        uncommitted.clear();
        Sight.SERVICE.enter(transaction);
        for (Envelope<ConversationEvent> envelope : batch) {
            switch (envelope.event()) {
                case CommandGiven given -> obey(transaction, envelope, given);
                case ButtonPressed pressed -> press(transaction, envelope, pressed);
                case MessageWithdrawn gone -> {
                    Withdrawn done = withdrawMessage.deleted(
                            transaction, gone.chat(), gone.messageId(), envelope.traceparent(), now());
                    answer(transaction, envelope, done);
                }
                case ConversationEvent.ChatOpened ignored -> {}
                case ConversationEvent.ChatBlocked ignored -> {}
            }
        }
    }

    @Override
    public void committed() {
        uncommitted.forEach(Runnable::run);
        uncommitted.clear();
    }

    private void obey(Connection transaction, Envelope<ConversationEvent> envelope, CommandGiven given)
            throws SQLException {
        switch (given.command()) {
            case "status" ->
                say(
                        transaction,
                        envelope,
                        new ReplyEvent.CasesListed(given.chat(), own.open(transaction, given.chat()), now()));
            case "withdraw" -> {
                String reference = given.reference();
                Withdrawn done = reference == null
                        ? new Withdrawn("unknown", null, () -> {})
                        : withdrawMessage.named(transaction, given.chat(), reference, envelope.traceparent(), now());
                answer(transaction, envelope, done);
            }
            case "same" -> {
                String reference = given.reference();
                SameProblem.Said said = sameProblem.say(
                        transaction, given.chat(), reference == null ? "" : reference, envelope.traceparent(), now());
                answer(transaction, envelope, new Withdrawn(said.outcome(), said.reference(), said.committed()));
            }
            case "link" -> link(transaction, envelope, given);
            case "unlink" -> {
                boolean parted = links.part(transaction, given.chat().citizen());
                String outcome = parted ? "unlinked" : "wrong-code";
                say(transaction, envelope, new ReplyEvent.Answered(given.chat(), outcome, null, now()));
            }
            // Notify-service's.
            default -> {}
        }
    }

    /** A code is given where none is brought. */
    private void link(Connection transaction, Envelope<ConversationEvent> envelope, CommandGiven given)
            throws SQLException {
        Chat chat = given.chat();
        String code = given.code();
        if (code == null) {
            String made = codes.give(transaction, chat.citizen(), now());
            say(transaction, envelope, new ReplyEvent.CodeGiven(chat, made, now()));
        } else {
            String outcome = codes.take(transaction, chat.citizen(), code, now()) ? "linked" : "wrong-code";
            say(transaction, envelope, new ReplyEvent.Answered(chat, outcome, null, now()));
        }
    }

    private void press(Connection transaction, Envelope<?> envelope, ButtonPressed pressed) throws SQLException {
        Matcher button = BUTTON.matcher(pressed.data());
        if (!button.matches()) {
            return;
        }
        Chat chat = pressed.chat();
        Optional<OwnCases.Own> first = own.first(transaction, chat, button.group(2));
        if (first.isEmpty()) {
            say(transaction, envelope, new ReplyEvent.Answered(chat, "unknown", null, now()));
            return;
        }
        String said = button.group(3);
        boolean isNumber = Character.isDigit(said.charAt(0));
        if (isNumber != button.group(1).equals("rate")) {
            return;
        }
        uncommitted.add(opinions.take(
                transaction,
                new Opinions.Said(
                        chat,
                        first.get().caseNumber(),
                        isNumber ? Integer.valueOf(said) : null,
                        isNumber ? null : said.equals("yes"),
                        envelope.id(),
                        envelope.traceparent())));
    }

    private void answer(Connection transaction, Envelope<ConversationEvent> envelope, Withdrawn done)
            throws SQLException {
        uncommitted.add(done.committed());
        @Nullable String outcome = done.outcome();
        if (outcome != null) {
            say(
                    transaction,
                    envelope,
                    new ReplyEvent.Answered(envelope.event().chat(), outcome, done.reference(), now()));
        }
    }

    private void say(Connection transaction, Envelope<?> cause, ReplyEvent reply) throws SQLException {
        String id = DerivedId.of("reply", cause.id());
        outbox.append(transaction, List.of(Replies.to(reply.chat(), id, reply, cause.id(), cause.traceparent())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
