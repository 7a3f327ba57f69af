package otklik.ingest.poll;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConnectorRecord;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.DerivedId;
import otklik.contracts.Message;
import otklik.contracts.Stream;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.eventing.Trace;
import otklik.ingest.message.ReceiveMessage;
import otklik.ingest.message.Refusal;
import otklik.ingest.publish.Broker;

/**
 * Publishes the messages of a page and waits until the broker has each. What cannot be taken goes to the dead letters of the connector's
 * topic with the reason, and holds up nothing. The same page makes the same ids.
 */
@Singleton
final class TakePage {
    static final String BROKER = "the broker did not take the page in time";

    private static final Logger LOG = Logger.getLogger(TakePage.class);

    private final ReceiveMessage receive;
    private final Broker broker;
    private final PollMeters meters;
    private final Duration patience;

    TakePage(ReceiveMessage receive, Broker broker, PollMeters meters, PollSettings settings) {
        this.receive = receive;
        this.broker = broker;
        this.meters = meters;
        this.patience = settings.patience();
    }

    /**
     * Blocks until all of it is durable.
     *
     * @throws PollFailed when it is not, or nobody knows
     */
    void of(Source source, List<Item> items) throws PollFailed, InterruptedException {
        String traceparent = Trace.continueOrStart(null);
        long end = System.nanoTime() + patience.toNanos();
        List<CompletableFuture<Void>> acks = new ArrayList<>(items.size());
        int refused = 0;
        Refusal first = null;
        for (Item item : items) {
            if (!broker.awaitRoom(source.code(), Duration.ofNanos(end - System.nanoTime()))) {
                throw noBroker();
            }
            Refusal refusal = item.refusal();
            if (refusal == null) {
                Message message = receive.message(source.sender(), item.sent(), null);
                acks.add(broker.publish(source.code(), receive.received(message, traceparent)));
            } else {
                first = refused++ == 0 ? refusal : first;
                acks.add(park(source, item.sent(), refusal, traceparent));
            }
        }
        await(acks, end);
        tell(source, items.size() - refused, refused, first);
    }

    private CompletableFuture<Void> park(Source source, ConnectorMessage sent, Refusal refusal, String traceparent)
            throws PollFailed, InterruptedException {
        Stream<ConnectorRecord> stream = Streams.CONNECTOR_MESSAGES.of(source.code());
        if (!broker.findLetters(stream)) {
            throw noBroker();
        }
        String externalId = sent.externalId();
        String id = externalId == null
                ? Ids.next()
                : DerivedId.of("polled", source.code(), externalId, String.valueOf(sent.text()));
        return broker.park(
                new Outgoing<>(
                        stream,
                        List.of(stream.name()),
                        Objects.requireNonNullElse(externalId, id),
                        id,
                        id,
                        null,
                        traceparent,
                        sent),
                refusal.reason().code() + (refusal.field() == null ? "" : " field=" + refusal.field()));
    }

    private static void await(List<CompletableFuture<Void>> acks, long end) throws PollFailed, InterruptedException {
        try {
            CompletableFuture.allOf(acks.toArray(CompletableFuture[]::new))
                    .get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw noBroker();
        }
    }

    private void tell(Source source, int accepted, int refused, @Nullable Refusal first) {
        meters.items(source.code(), accepted, refused);
        if (first != null) {
            LOG.warnf(
                    "poll=%s refused=%d first_reason=%s first_field=%s put=%s",
                    source.code(),
                    refused,
                    first.reason().code(),
                    first.field(),
                    Streams.CONNECTOR_MESSAGES.of(source.code()).deadLetters());
        }
    }

    private static PollFailed noBroker() {
        return PollFailed.ours(BROKER);
    }
}
