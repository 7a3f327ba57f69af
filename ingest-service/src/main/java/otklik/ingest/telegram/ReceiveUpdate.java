package otklik.ingest.telegram;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.ConnectorRecord.Author;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.ContactEvent.ContactGiven;
import otklik.contracts.DerivedId;
import otklik.contracts.Location;
import otklik.contracts.Message;
import otklik.contracts.MessageEvent;
import otklik.contracts.MessageEvent.MessageReceived;
import otklik.contracts.MessageEvent.MessageRevised;
import otklik.contracts.Streams;
import otklik.eventing.Outgoing;
import otklik.eventing.seal.Sealer;
import otklik.ingest.message.MessageCheck;
import otklik.ingest.message.Pseudonyms;
import otklik.ingest.message.ReceiveMessage;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;
import otklik.ingest.telegram.Update.Content;

/**
 * Makes events of a citizen's chat message: the chat to answer to, sealed to notify-service, and the message. The chat's
 * id is the citizen's own, so everywhere else its pseudonym stands for it.
 */
@Singleton
final class ReceiveUpdate {
    private static final String CHANNEL = "telegram";

    private final MessageCheck check;
    private final ReceiveMessage receive;
    private final Pseudonyms pseudonyms;
    private final Sealer contacts;
    private final Clock clock;

    ReceiveUpdate(MessageCheck check, ReceiveMessage receive, Pseudonyms pseudonyms, Sealer contacts, Clock clock) {
        this.check = check;
        this.receive = receive;
        this.pseudonyms = pseudonyms;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** The contact must be durable before the message is seen. */
    record Events(Outgoing<ContactGiven> contact, Outgoing<? extends MessageEvent> message) {}

    Events written(String bot, long updateId, Content content, @Nullable String traceparent) throws Refused {
        Message message = message(bot, content);
        return new Events(
                contact(bot, updateId, content, message, traceparent),
                ReceiveMessage.outgoing(message, eventId(bot, updateId), traceparent, new MessageReceived(message)));
    }

    Events edited(String bot, long updateId, Content content, @Nullable String traceparent) throws Refused {
        Message message = message(bot, content);
        return new Events(
                contact(bot, updateId, content, message, traceparent),
                ReceiveMessage.outgoing(message, eventId(bot, updateId), traceparent, new MessageRevised(message)));
    }

    private Message message(String bot, Content content) throws Refused {
        String chat = pseudonyms.conversation(bot, Long.toString(content.chatId()));
        ConnectorMessage sent = check.checkChat(new ConnectorMessage(
                chat + ":" + content.messageId(),
                content.text(),
                Long.toString(content.chatId()),
                new Author(Long.toString(content.authorId())),
                location(content),
                attachments(content),
                content.language(),
                null,
                null,
                null,
                null,
                null,
                content.sentAt(),
                null));
        return receive.message(Sender.telegram(bot), sent, DerivedId.of("contact", CHANNEL, bot, chat));
    }

    private Outgoing<ContactGiven> contact(
            String bot, long updateId, Content content, Message message, @Nullable String traceparent) {
        String contactId = String.valueOf(message.contactId());
        return new Outgoing<>(
                Streams.CONTACTS,
                List.of(Streams.CONTACTS.name()),
                contactId,
                DerivedId.of("contact-given", CHANNEL, bot, Long.toString(updateId)),
                contactId,
                null,
                traceparent,
                new ContactGiven(
                        contactId, CHANNEL, bot, contacts.seal(Long.toString(content.chatId())), clock.instant()));
    }

    private static String eventId(String bot, long updateId) {
        return DerivedId.of("telegram-update", bot, Long.toString(updateId));
    }

    private static @Nullable Location location(Content content) {
        var place = content.place();
        return place == null ? null : new Location(place.lat(), place.lon(), place.address());
    }

    private static List<Attachment> attachments(Content content) {
        return content.files().stream()
                .map(file -> new Attachment(CHANNEL + ":" + file.fileId(), file.name(), file.type()))
                .toList();
    }
}
