package otklik.benchmarks.growth;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import otklik.benchmarks.bed.Bed;
import otklik.contracts.Message;
import otklik.contracts.MessageId;
import otklik.contracts.Streams;
import otklik.contracts.TaggedEvent.MessageTagged;
import otklik.contracts.Tags;
import otklik.eventing.Eventing;
import otklik.eventing.Ids;
import otklik.eventing.KafkaSettings;
import otklik.eventing.Outgoing;
import otklik.eventing.Publisher;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.testkit.message.RealShapedMessages;

/** Puts tagged messages on {@code messages.tagged} one by one, in classify-service's place; each by another citizen. Thread-safe. */
final class Tap implements AutoCloseable {
    private static final List<String> CATEGORIES = List.of("roads", "housing", "health", "waste", "amenities");
    private final RealShapedMessages invented = RealShapedMessages.withSeed(20261127);
    private final Eventing eventing;
    private final Publisher publisher;
    private final Sealer toRouting;

    Tap(Bed bed) throws InterruptedException {
        eventing = new Eventing(
                "classify",
                "bench",
                "bench",
                KafkaSettings.of(bed.bootstrapServers()),
                SealKeys.readPublic(bed.keys(), "dead-letter"),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        publisher = eventing.publisher();
        publisher.warmUp(Streams.MESSAGES_TAGGED, Duration.ofMinutes(1));
        toRouting = new Sealer(SealKeys.readPublic(bed.keys(), "routing"), Clock.systemUTC());
    }

    /** Returns the message's id when the broker has it. */
    String tagged(int number) {
        Message message = message(number);
        String category = CATEGORIES.get(number % CATEGORIES.size());
        Tags tags = new Tags(
                category,
                .9,
                List.of(new Tags.Guess(category, .9)),
                null,
                new Tags.KindGuess("complaint", .9),
                null,
                message.municipality(),
                null,
                Map.of(),
                null,
                null,
                new Tags.Versions("bench", "bench", "bench", null, "bench"));
        publisher
                .publish(Outgoing.to(
                        Streams.MESSAGES_TAGGED,
                        message.conversation(),
                        Ids.next(),
                        message.messageId(),
                        new MessageTagged(message, toRouting.seal(message.text()), tags)))
                .join();
        return message.messageId();
    }

    private Message message(int number) {
        var its = invented.message(number);
        String externalId = "burst-" + number;
        return new Message(
                MessageId.of("bench", externalId),
                "connector",
                "bench",
                externalId,
                externalId,
                "citizen-of-" + externalId,
                null,
                its.text(),
                "ru",
                null,
                List.of(),
                null,
                its.municipality(),
                number % 2 == 0 ? "social" : "portal",
                null,
                null,
                externalId,
                null,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                null,
                null);
    }

    @Override
    public void close() throws Exception {
        eventing.close();
    }
}
