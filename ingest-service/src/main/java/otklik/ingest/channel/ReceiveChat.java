package otklik.ingest.channel;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConnectorRecord.Author;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.ContactEvent.ContactGiven;
import otklik.contracts.ConversationEvent;
import otklik.contracts.DerivedId;
import otklik.contracts.Message;
import otklik.contracts.MessageEvent;
import otklik.contracts.MessageEvent.MessageReceived;
import otklik.contracts.MessageEvent.MessageRevised;
import otklik.contracts.MessageId;
import otklik.contracts.Streams;
import otklik.eventing.Outgoing;
import otklik.eventing.seal.Sealer;
import otklik.ingest.message.MessageCheck;
import otklik.ingest.message.Pseudonyms;
import otklik.ingest.message.ReceiveMessage;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;

/**
 * Makes events of a citizen's message in a chat: where to answer, sealed to notify-service, and the message. The chat's
 * id is the citizen's own, so everywhere else its pseudonym stands for it.
 */
@Singleton
public final class ReceiveChat {
    private final MessageCheck check;
    private final ReceiveMessage receive;
    private final Pseudonyms pseudonyms;
    private final Sealer contacts;
    private final Clock clock;

    ReceiveChat(MessageCheck check, ReceiveMessage receive, Pseudonyms pseudonyms, Sealer contacts, Clock clock) {
        this.check = check;
        this.receive = receive;
        this.pseudonyms = pseudonyms;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** The contact must be durable before the message is seen. */
    public record Events(Outgoing<ContactGiven> contact, Outgoing<? extends MessageEvent> message) {}

    /**
     * @param bot whose chat it is
     * @param updateId the same when the provider calls again
     * @param longestText that the channel takes as one message
     * @throws Refused naming the field
     */
    public Events written(BotName bot, String updateId, ChatMessage sent, int longestText, @Nullable String traceparent)
            throws Refused {
        Message message = message(bot, sent, Belongs.to(sent, longestText));
        return events(bot, updateId, sent, message, new MessageReceived(message), traceparent);
    }

    /** The same for what a citizen changed. */
    public Events edited(BotName bot, String updateId, ChatMessage sent, @Nullable String traceparent) throws Refused {
        Message message = message(bot, sent, null);
        return events(bot, updateId, sent, message, new MessageRevised(message), traceparent);
    }

    private Events events(
            BotName bot,
            String updateId,
            ChatMessage sent,
            Message message,
            MessageEvent event,
            @Nullable String traceparent) {
        return new Events(
                contact(bot, updateId, sent.chat(), traceparent),
                ReceiveMessage.outgoing(
                        message, DerivedId.of("update", bot.channel(), bot.code(), updateId), traceparent, event));
    }

    /** Of the message that the citizen wrote, whatever he did with it since. */
    String messageId(BotName bot, ChatMessage sent) {
        Sender sender = sender(bot, sent.chat());
        return MessageId.of(sender.origin(), externalId(sender, sent));
    }

    /** The chat without its native ids. */
    ConversationEvent.Chat where(BotName bot, Chat chat) {
        Sender sender = sender(bot, chat);
        return new ConversationEvent.Chat(
                sender.channel(),
                sender.source(),
                conversation(sender, chat),
                contactId(sender, chat),
                pseudonyms.citizen(sender.network(), chat.authorId()),
                MessageCheck.language(chat.language()));
    }

    private static Sender sender(BotName bot, Chat chat) {
        return Sender.bot(bot.channel(), bot.code(), chat.onSurface());
    }

    private String externalId(Sender sender, ChatMessage sent) {
        Chat chat = sent.chat();
        return chat.onSurface() ? sent.nativeId() : conversation(sender, chat) + ":" + sent.nativeId();
    }

    private Message message(BotName bot, ChatMessage sent, @Nullable String belongsTo) throws Refused {
        Chat chat = sent.chat();
        Sender sender = sender(bot, chat);
        String externalId = externalId(sender, sent);
        ConnectorMessage checked = check.checkChat(new ConnectorMessage(
                externalId,
                sent.text(),
                chat.chatId(),
                new Author(chat.authorId()),
                sent.place(),
                sent.files(),
                chat.language(),
                null,
                null,
                null,
                null,
                null,
                sent.sentAt(),
                belongsTo,
                null,
                null));
        return receive.message(sender, checked, contactId(sender, chat));
    }

    /** Where to answer. */
    Outgoing<ContactGiven> contact(BotName bot, String updateId, Chat chat, @Nullable String traceparent) {
        Sender sender = sender(bot, chat);
        String contactId = contactId(sender, chat);
        return new Outgoing<>(
                Streams.CONTACTS,
                List.of(Streams.CONTACTS.name()),
                contactId,
                DerivedId.of("contact-given", bot.channel(), bot.code(), updateId),
                contactId,
                null,
                traceparent,
                new ContactGiven(
                        contactId,
                        bot.channel(),
                        bot.code(),
                        contacts.seal(chat.address()),
                        clock.instant(),
                        pseudonyms.citizen(sender.network(), chat.authorId()),
                        null));
    }

    private String conversation(Sender sender, Chat chat) {
        return pseudonyms.conversation(sender.conversations(), chat.chatId());
    }

    private String contactId(Sender sender, Chat chat) {
        return DerivedId.of("contact", sender.channel(), sender.source(), conversation(sender, chat));
    }
}
