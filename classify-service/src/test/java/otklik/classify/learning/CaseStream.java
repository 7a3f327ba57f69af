package otklik.classify.learning;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.Streams;
import otklik.contracts.Tags;
import otklik.contracts.TrainingEvent.ExampleLearned;
import otklik.eventing.CompactedTopic.Unavailable;
import otklik.eventing.Eventing;
import otklik.eventing.Ids;
import otklik.eventing.KafkaSettings;
import otklik.eventing.Outgoing;
import otklik.eventing.Publisher;
import otklik.eventing.seal.SealKeys;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** Stands for routing-service, which writes {@code cases.events}, and for who trains. */
final class CaseStream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Eventing eventing;
    private final Publisher publisher;

    CaseStream() {
        eventing = new Eventing(
                "routing",
                UUID.randomUUID().toString(),
                "test",
                KafkaSettings.of(OtklikResources.bootstrapServers()),
                SealKeys.readPublic(OtklikResources.keysDir(), "dead-letter"),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        publisher = eventing.publisher();
        try {
            publisher.warmUp(Streams.CASES_EVENTS, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A case whose first guess was {@code roads}, with another category by now perhaps. */
    static CaseSnapshot about(String category, String text) {
        return snapshot(UUID.randomUUID().toString(), category, "roads", text);
    }

    /** As routing-service wrote it before categories could be corrected. */
    static CaseSnapshot fromBefore(String category, String text) {
        return snapshot(UUID.randomUUID().toString(), category, null, text);
    }

    static CaseSnapshot sameCase(CaseSnapshot known, String category) {
        return snapshot(known.caseId(), category, known.guess(), known.text());
    }

    private static CaseSnapshot snapshot(String caseId, String category, @Nullable String guess, String text) {
        return new CaseSnapshot(
                caseId,
                "7K3QM-X9D2V",
                2,
                "assigned",
                UUID.randomUUID().toString(),
                new CaseSnapshot.Origin("connector", "test", "1", "1", null, null),
                category,
                0.4,
                null,
                "social",
                "minstroy",
                null,
                Instant.parse("2026-03-01T10:00:00Z"),
                null,
                "roads",
                "test",
                text,
                null,
                guess,
                guess == null ? null : List.of(new Tags.Guess(guess, 0.4)),
                guess == null ? null : "category-1-test",
                null,
                null,
                1,
                null,
                null);
    }

    void tell(CaseEvent event) {
        String caseId = event.snapshot().caseId();
        publisher
                .publish(Outgoing.to(Streams.CASES_EVENTS, caseId, Ids.next(), caseId, event))
                .join();
    }

    /** All there are, once that case is among them. */
    List<ExampleLearned> examplesWith(CaseSnapshot one) {
        return Eventually.value(PATIENCE, "the example of case " + one.caseId(), () -> {
            List<ExampleLearned> all = examples();
            return all.stream().anyMatch(example -> example.caseId().equals(one.caseId()))
                    ? Optional.of(all)
                    : Optional.empty();
        });
    }

    List<ExampleLearned> examples() {
        try {
            return LearnedExamples.read(OtklikResources.bootstrapServers());
        } catch (Unavailable e) {
            throw new AssertionError(e);
        }
    }

    /** As an erasure does it. */
    void takeBack(CaseSnapshot one) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", OtklikResources.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Streams.TRAINING_EXAMPLES.name(), one.caseId().getBytes(StandardCharsets.UTF_8), null))
                    .get();
        }
    }

    /** Waits until classify-service has committed that it read everything. */
    void awaitAllRead() {
        try (var admin =
                Admin.create(Map.<String, Object>of("bootstrap.servers", OtklikResources.bootstrapServers()))) {
            Eventually.within(PATIENCE, "every position to be committed", () -> {
                var committed = admin.listConsumerGroupOffsets("classify.cases.events")
                        .partitionsToOffsetAndMetadata()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
                Map<TopicPartition, OffsetSpec> asked = new java.util.HashMap<>();
                for (int i = 0; i < Streams.CASES_EVENTS.partitions(); i++) {
                    asked.put(new TopicPartition(Streams.CASES_EVENTS.name(), i), OffsetSpec.latest());
                }
                return admin
                        .listOffsets(asked)
                        .all()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join()
                        .entrySet()
                        .stream()
                        .allMatch(end -> end.getValue().offset() == 0
                                || committed.containsKey(end.getKey())
                                        && committed.get(end.getKey()).offset()
                                                == end.getValue().offset());
            });
        }
    }

    @Override
    public void close() throws Exception {
        eventing.close();
    }
}
