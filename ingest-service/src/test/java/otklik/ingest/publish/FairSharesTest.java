package otklik.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.eventing.Outgoing;
import otklik.ingest.BreakableResources;
import otklik.ingest.message.ReceiveMessage;
import otklik.ingest.message.Sender;
import otklik.testkit.resource.KafkaResource;
import otklik.testkit.wait.Eventually;

/** A broker that takes nothing for a while: what waits for it is what is shared. */
@QuarkusTest
@QuarkusTestResource(value = BreakableResources.class, restrictToAnnotatedClass = true)
class FairSharesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A quarter of 20,000 records, by {@code otklik.ingest.load.share}; then a quarter of what is left. */
    private static final int SHARE = 5_000;

    private static final int NEXT_SHARE = 3_750;

    @SuppressWarnings("NullAway.Init")
    KafkaResource kafka;

    @Inject
    Broker broker;

    @Inject
    ReceiveMessage receive;

    @Test
    void shouldKeepRoomForOthersWhileOneSourceFloods() {
        Eventually.within(PATIENCE, "the broker to be found", broker::found);
        kafka.stop();
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        int held = flood("flood", waiting);
        int heldByAnother = flood("another", waiting);

        assertThat(held).isEqualTo(SHARE);
        assertThat(heldByAnother).isEqualTo(NEXT_SHARE);
        assertThat(broker.hasRoom("flood")).isFalse();
        assertThat(broker.hasRoom("quiet")).isTrue();
        waiting.add(publish("quiet"));
        assertThat(broker.publish("flood", event("flood", "beyond"))).isCompletedExceptionally();

        kafka.startAgain();
        Eventually.within(
                PATIENCE,
                "all that was taken to be durable",
                () -> waiting.stream().allMatch(CompletableFuture::isDone));
        assertThat(waiting).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(broker.hasRoom("flood")).isTrue();
    }

    @Test
    void shouldGiveEachOfManyFloodsLess() {
        Eventually.within(PATIENCE, "the broker to be found", broker::found);
        kafka.stop();
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int source = 0; source < 30; source++) {
            int held = flood("flood-" + source, waiting);
            assertThat(held).as("held by source %d", source).isPositive();
        }

        assertThat(broker.hasRoom("quiet")).isTrue();
        kafka.startAgain();
        Eventually.within(
                PATIENCE,
                "all that was taken to have come to an end",
                () -> waiting.stream().allMatch(CompletableFuture::isDone));
    }

    private int flood(String source, List<CompletableFuture<Void>> waiting) {
        int before = waiting.size();
        while (broker.hasRoom(source)) {
            waiting.add(publish(source));
        }
        return waiting.size() - before;
    }

    private CompletableFuture<Void> publish(String source) {
        return broker.publish(source, event(source, "e-" + System.nanoTime()));
    }

    private Outgoing<?> event(String source, String externalId) {
        ConnectorMessage sent = new ConnectorMessage(
                externalId, "Яма", null, null, null, null, null, null, null, null, null, null, null, null);
        return receive.received(receive.message(Sender.connector(source, null), sent, null), null);
    }
}
