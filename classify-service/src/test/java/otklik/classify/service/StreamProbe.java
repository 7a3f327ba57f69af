package otklik.classify.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import otklik.contracts.DerivedId;
import otklik.contracts.Message;
import otklik.contracts.MessageEvent.MessageReceived;
import otklik.contracts.MessageId;
import otklik.contracts.Streams;
import otklik.eventing.EventJson;
import otklik.eventing.Eventing;
import otklik.eventing.KafkaSettings;
import otklik.eventing.Outgoing;
import otklik.eventing.Publisher;
import otklik.eventing.seal.SealKeys;
import otklik.testkit.message.TestMessage;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** Stands for the services before and after classify: writes received messages, reads tagged ones that came since it was made. */
final class StreamProbe implements AutoCloseable {

    /** A record of {@code messages.tagged}. */
    record Seen(String key, String externalId, String conversation, String json) {}

    private final String batch;
    private final Eventing eventing;
    private final Publisher publisher;
    private final KafkaConsumer<String, String> reader;
    private final List<ConsumerRecord<String, String>> read = new ArrayList<>();

    StreamProbe(String name) {
        batch = name + "-" + UUID.randomUUID();
        KafkaSettings kafka = KafkaSettings.of(OtklikResources.bootstrapServers());
        eventing = new Eventing(
                "ingest",
                batch,
                "test",
                kafka,
                SealKeys.readPublic(OtklikResources.keysDir(), "dead-letter"),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        publisher = eventing.publisher();
        reader = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(Streams.MESSAGES_TAGGED.name(), Streams.MESSAGES_RECEIVED.deadLetters())) {
            reader.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        }
        reader.assign(partitions);
        reader.seekToEnd(partitions);
        partitions.forEach(reader::position);
    }

    void receive(TestMessage sent) {
        Message message = new Message(
                MessageId.of("test", sent.externalId()),
                "connector",
                "test",
                sent.externalId(),
                sent.conversation(),
                null,
                null,
                sent.text(),
                "ru",
                null,
                List.of(),
                sent.category(),
                sent.municipality(),
                sent.regime(),
                null,
                batch,
                "digest",
                sent.sentAt(),
                Instant.now(),
                null,
                null);
        Outgoing<MessageReceived> event = Outgoing.to(
                Streams.MESSAGES_RECEIVED,
                message.conversation(),
                DerivedId.of("received", batch, message.messageId()),
                message.messageId(),
                new MessageReceived(message));
        // The publisher never waits; until it knows the topic it refuses.
        Eventually.within(Duration.ofSeconds(30), "the broker to take a message", () -> {
            publisher.publish(event).join();
            return true;
        });
    }

    /** A record with every header and this value. */
    void receiveRaw(String value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<>(Map.of("bootstrap.servers", OtklikResources.bootstrapServers())),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> raw =
                    new ProducerRecord<>(Streams.MESSAGES_RECEIVED.name(), value.getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", UUID.randomUUID().toString(),
                            "ce_type", "otklik.message.received.v1",
                            "ce_source", "/test",
                            "ce_time", Instant.now().toString(),
                            "ce_subject", "m",
                            "content-type", "application/json")
                    .forEach((header, text) -> raw.headers().add(header, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(raw);
        }
    }

    /** At least so many tagged messages of this probe. */
    List<Seen> awaitTagged(int count, Duration patience) {
        return Eventually.value(patience, count + " tagged messages", () -> {
            poll();
            List<Seen> seen = read.stream()
                    .filter(r -> r.topic().equals(Streams.MESSAGES_TAGGED.name()))
                    .filter(r -> r.value().contains(batch))
                    .map(StreamProbe::seen)
                    .toList();
            return seen.size() >= count ? Optional.of(seen) : Optional.empty();
        });
    }

    List<String> awaitDeadLetters(int count, Duration patience) {
        return Eventually.value(patience, count + " dead letters", () -> {
            poll();
            List<String> letters = read.stream()
                    .filter(r -> r.topic().equals(Streams.MESSAGES_RECEIVED.deadLetters()))
                    .map(ConsumerRecord::value)
                    .toList();
            return letters.size() >= count ? Optional.of(letters) : Optional.empty();
        });
    }

    private void poll() {
        reader.poll(Duration.ofMillis(100)).forEach(read::add);
    }

    private static Seen seen(ConsumerRecord<String, String> tagged) {
        try {
            JsonNode message = EventJson.mapper().readTree(tagged.value()).get("message");
            return new Seen(
                    tagged.key(),
                    message.get("externalId").asText(),
                    message.get("conversation").asText(),
                    tagged.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        reader.close();
        try {
            eventing.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
