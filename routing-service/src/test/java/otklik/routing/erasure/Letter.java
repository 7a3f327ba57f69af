package otklik.routing.erasure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.DerivedId;
import otklik.contracts.Location;
import otklik.contracts.Message;
import otklik.contracts.TaggedEvent;
import otklik.contracts.TaggedEvent.MessageTagged;
import otklik.eventing.Envelope;
import otklik.routing.fixture.Tagged;

/** A tagged message with everything that could give its writer away; each word of it is his alone. */
record Letter(String externalId, @Nullable String citizen, String words, Instant receivedAt) {

    static Letter by(@Nullable String citizen, String externalId, String words) {
        return new Letter(externalId, citizen, words, Instant.now());
    }

    Letter receivedAt(Instant at) {
        return new Letter(externalId, citizen, words, at);
    }

    Letter saying(String other) {
        return new Letter(externalId, citizen, other, receivedAt);
    }

    String caseId() {
        return DerivedId.of("case", Tagged.message(externalId).messageId());
    }

    Envelope<TaggedEvent> envelope() {
        Envelope<TaggedEvent> plain = Tagged.message(externalId).saying(words).envelope();
        Message message = plain.event().message();
        Message mine = new Message(
                message.messageId(),
                "telegram",
                "region",
                externalId + "-id-" + words,
                "chat-" + words,
                citizen,
                "contact-" + words,
                words,
                "ru",
                new Location(51.7, 55.1, "address " + words),
                List.of(new Attachment("https://example.org/" + words, null, null)),
                "own category " + words,
                null,
                null,
                null,
                null,
                "digest-" + words,
                null,
                receivedAt,
                null,
                null);
        return new Envelope<>(
                plain.stream(),
                plain.key(),
                plain.id(),
                plain.type(),
                plain.time(),
                plain.causationId(),
                plain.traceparent(),
                new MessageTagged(mine, "v1.sealed." + words, plain.event().tags()));
    }
}
