package otklik.ingest.channel;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ContactEvent.ContactGiven;
import otklik.contracts.ConversationEvent;
import otklik.contracts.ConversationEvent.ButtonPressed;
import otklik.contracts.ConversationEvent.ChatBlocked;
import otklik.contracts.ConversationEvent.ChatOpened;
import otklik.contracts.ConversationEvent.CommandGiven;
import otklik.contracts.ConversationEvent.MessageWithdrawn;
import otklik.contracts.DerivedId;
import otklik.contracts.Streams;
import otklik.eventing.Outgoing;
import otklik.ingest.channel.Update.Act;
import otklik.ingest.message.Refused;

/** Makes events of what a citizen does in a chat beside writing. */
@Singleton
public final class ReceiveAct {
    /** Longest data of a button that we ever make. */
    private static final int MOST_DATA = 64;

    private final ReceiveChat chats;
    private final Mailboxes mailboxes;
    private final Clock clock;

    ReceiveAct(ReceiveChat chats, Mailboxes mailboxes, Clock clock) {
        this.chats = chats;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    /**
     * Addresses must be durable before the act is seen: what answers it goes there.
     *
     * @param contacts none where nobody can be answered; the chat, and a mailbox that was given in it
     */
    public record Events(List<Outgoing<ContactGiven>> contacts, Outgoing<ConversationEvent> act) {}

    /** @param updateId the same when the provider calls again */
    Events acted(BotName bot, String updateId, Chat chat, Act act, @Nullable String traceparent) {
        ConversationEvent.Chat where = chats.where(bot, chat);
        Instant now = clock.instant();
        ConversationEvent event = switch (act) {
            case Act.Command command ->
                new CommandGiven(
                        where,
                        Spoken.known(command.name()),
                        Spoken.reference(command.argument()),
                        Spoken.code(command),
                        Spoken.setting(command),
                        now);
            case Act.Pressed pressed ->
                new ButtonPressed(where, pressed.data().length() > MOST_DATA ? "" : pressed.data(), now);
            case Act.Opened ignored -> new ChatOpened(where, now);
            case Act.Blocked ignored -> new ChatBlocked(where, now);
        };
        return new Events(contacts(bot, updateId, chat, act, traceparent), outgoing(bot, updateId, event, traceparent));
    }

    private List<Outgoing<ContactGiven>> contacts(
            BotName bot, String updateId, Chat chat, Act act, @Nullable String traceparent) {
        if (act instanceof Act.Blocked) {
            return List.of();
        }
        Outgoing<ContactGiven> contact = chats.contact(bot, updateId, chat, traceparent);
        String address = act instanceof Act.Command command ? Spoken.address(command) : null;
        return address == null
                ? List.of(contact)
                : List.of(contact, mailboxes.beside(contact.event(), updateId, address, traceparent));
    }

    /** @throws Refused naming the field */
    Events withdrawn(BotName bot, String updateId, ChatMessage message, @Nullable String traceparent) throws Refused {
        ConversationEvent.Chat where = chats.where(bot, message.chat());
        MessageWithdrawn event = new MessageWithdrawn(where, chats.messageId(bot, message), clock.instant());
        return new Events(List.of(), outgoing(bot, updateId + " " + message.nativeId(), event, traceparent));
    }

    private static Outgoing<ConversationEvent> outgoing(
            BotName bot, String updateId, ConversationEvent event, @Nullable String traceparent) {
        String conversation = event.chat().conversation();
        return new Outgoing<>(
                Streams.CONVERSATIONS_EVENTS,
                List.of(Streams.CONVERSATIONS_EVENTS.name()),
                conversation,
                DerivedId.of("act", bot.channel(), bot.code(), updateId),
                conversation,
                null,
                traceparent,
                event);
    }
}
