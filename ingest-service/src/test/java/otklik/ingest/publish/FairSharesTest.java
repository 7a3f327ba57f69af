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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.eventing.Outgoing;
import otklik.ingest.message.ReceiveMessage;
import otklik.ingest.message.Sender;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** Long messages, so that few of them fill a lane; and a broker that answers nothing meanwhile, however quick it is. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class FairSharesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_SENT = 1_000;
    private static final String LONG_TEXT = "Яма. ".repeat(50_000);

    @Inject
    Broker broker;

    @Inject
    ReceiveMessage receive;

    @Test
    void shouldKeepRoomForOthersWhileOneSourceFloods() throws InterruptedException {
        Eventually.within(PATIENCE, "the broker to be found", broker::found);
        List<CompletableFuture<Void>> sent;
        try (Standstill still = new Standstill()) {
            sent = flood("flood");
            assertThat(broker.hasRoom("quiet")).isTrue();
            sent.add(broker.publish("quiet", event("quiet", "Яма")));
        }

        Eventually.within(
                PATIENCE,
                "all that was taken to be durable",
                () -> sent.stream().allMatch(CompletableFuture::isDone));
        assertThat(sent).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(broker.hasRoom("flood")).isTrue();
    }

    /** Whom nobody wakes waits for all its patience. */
    @Test
    @Timeout(60)
    void shouldWaitForRoomInALaneThatIsFull() throws InterruptedException {
        Eventually.within(PATIENCE, "the broker to be found", broker::found);
        FutureTask<Boolean> room = new FutureTask<>(() -> broker.awaitRoom("patient", Duration.ofMinutes(10)));
        Thread patient = Thread.ofPlatform().unstarted(room);
        try (Standstill still = new Standstill()) {
            flood("patient");
            patient.start();
            Eventually.within(
                    PATIENCE, "the patient one to wait", () -> patient.getState() == Thread.State.TIMED_WAITING);
        }

        assertThat(room).succeedsWithin(PATIENCE).isEqualTo(true);
    }

    /** Sends until there is no more room in the lane. */
    private List<CompletableFuture<Void>> flood(String source) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        while (broker.hasRoom(source)) {
            assertThat(sent).as("messages that fitted into the lane").hasSizeLessThan(MOST_SENT);
            sent.add(broker.publish(source, event(source, LONG_TEXT)));
        }
        return sent;
    }

    /** Until it is closed, no answer of the broker is heard: the thread that hears them is held by one of them. */
    private final class Standstill implements AutoCloseable {
        private final CompletableFuture<Void> over = new CompletableFuture<>();

        Standstill() throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            Thread caller = Thread.currentThread();
            AtomicBoolean tooQuick = new AtomicBoolean();
            do {
                tooQuick.set(false);
                broker.publish("standstill", event("standstill", "Яма")).thenRun(() -> {
                    if (Thread.currentThread() == caller) {
                        tooQuick.set(true);
                    } else {
                        begun.countDown();
                        over.join();
                    }
                });
            } while (tooQuick.get());
            assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() {
            over.complete(null);
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
