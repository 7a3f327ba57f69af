package otklik.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.eventing.Outgoing;
import otklik.ingest.message.ReceiveMessage;
import otklik.ingest.message.Sender;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** Long messages, so that the broker is slower than who sends them. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class FairSharesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FLOODS = 20;
    private static final int MOST_TRIES = 10_000;
    private static final String LONG_TEXT = "Яма. ".repeat(50_000);

    @Inject
    Broker broker;

    @Inject
    ReceiveMessage receive;

    @Test
    void shouldKeepRoomForOthersWhileOneSourceFloods() {
        Eventually.within(PATIENCE, "the broker to be found", broker::found);
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int flood = 0; flood < FLOODS; flood++) {
            for (int tries = 0; broker.hasRoom("flood"); tries++) {
                assertThat(tries).as("messages that fitted into the lane").isLessThan(MOST_TRIES);
                waiting.add(broker.publish("flood", event("flood", LONG_TEXT)));
            }

            assertThat(broker.hasRoom("quiet")).isTrue();
            waiting.add(broker.publish("quiet", event("quiet", "Яма")));
        }

        Eventually.within(
                PATIENCE,
                "all that was taken to be durable",
                () -> waiting.stream().allMatch(CompletableFuture::isDone));
        assertThat(waiting).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(broker.hasRoom("flood")).isTrue();
    }

    /** Whom nobody wakes waits for all its patience. */
    @Test
    @Timeout(60)
    void shouldWaitForRoomInALaneThatIsFull() throws InterruptedException {
        Eventually.within(PATIENCE, "the broker to be found", broker::found);
        for (int flood = 0; flood < 3; flood++) {
            for (int tries = 0; broker.hasRoom("patient"); tries++) {
                assertThat(tries).as("messages that fitted into the lane").isLessThan(MOST_TRIES);
                broker.publish("patient", event("patient", LONG_TEXT));
            }

            assertThat(broker.awaitRoom("patient", Duration.ofMinutes(10))).isTrue();
        }
    }

    private Outgoing<?> event(String source, String text) {
        ConnectorMessage sent = new ConnectorMessage(
                "e-" + System.nanoTime(),
                text,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return receive.received(receive.message(Sender.connector(source, null), sent, null), null);
    }
}
