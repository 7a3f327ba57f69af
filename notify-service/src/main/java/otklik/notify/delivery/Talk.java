package otklik.notify.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConversationEvent.Chat;
import otklik.contracts.DerivedId;
import otklik.eventing.Envelope;
import otklik.region.NoticeKind;

/** What is said in a chat and is no notice of a case: the row has the chat's own id where others have a case's. */
final class Talk {
    private Talk() {}

    static boolean isTalk(String notice) {
        return NoticeKind.of(notice)
                .filter(kind -> kind.isTalk() || kind == NoticeKind.DIGEST)
                .isPresent();
    }

    /** What is said there beside the notices of cases. */
    static About about(String contactId) {
        String talk = DerivedId.of("talk", contactId);
        return new About(talk, 0, talk);
    }

    /** @param reference of the case that is spoken of, or the code that is given; empty for none */
    static Delivery delivery(
            Envelope<?> cause,
            Chat chat,
            NoticeKind kind,
            String reference,
            @Nullable List<Facts.Line> cases,
            Instant now) {
        Recipient to = new Recipient.Chat(chat.channel(), chat.source(), chat.contactId());
        return Delivery.planned(
                Cause.of(cause),
                to,
                about(chat.contactId()),
                kind,
                Facts.ofTalk(reference, cases, chat.language(), cause.time()),
                Turn.of(kind),
                now);
    }

    /** What routing-service says came of it, in words; empty for what this version has none for. */
    static Optional<NoticeKind> kind(String outcome) {
        return NoticeKind.of("talk-" + outcome);
    }
}
