package otklik.ingest.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Message;
import otklik.eventing.Trace;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;
import otklik.ingest.publish.Broker;
import otklik.ingest.stream.Intake;
import otklik.tables.TableRow;

/**
 * Sends the rows of one file, at most a window of them at a time. Once a row could not be stored no later one is: then the whole file
 * is to be sent again, which is harmless for what was accepted. Runs in a thread of its own; only acks come from elsewhere.
 */
final class ImportRun {
    private static final Duration TELL_EVERY = Duration.ofMillis(500);

    private final Order order;
    private final Intake intake;
    private final ImportAnswer answer;
    private final ImportSettings settings;
    private final Semaphore window;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicBoolean broken = new AtomicBoolean();
    private long[] messages = new long[1_024];
    private int sent;
    private int refused;
    private long toldAt = System.nanoTime();

    /**
     * What is asked for.
     *
     * @param batch the import run
     * @param tellsAll whether accepted rows are told of too
     */
    record Order(
            Sender sender,
            RowMapping mapping,
            @Nullable String batch,
            @Nullable String traceparent,
            boolean tellsAll) {}

    ImportRun(Order order, Intake intake, ImportAnswer answer, ImportSettings settings) {
        this.order = order;
        this.intake = intake;
        this.answer = answer;
        this.settings = settings;
        this.window = new Semaphore(settings.window());
    }

    /** @return false when there is no sense in reading on */
    boolean row(TableRow row) throws InterruptedException {
        try {
            ConnectorMessage checked =
                    intake.check().check(order.sender(), order.mapping().message(row, order.batch()));
            Message message = intake.receive().message(order.sender(), checked, null);
            if (!publish(row, message)) {
                return false;
            }
        } catch (Refused e) {
            refused++;
            intake.problems().count(e.refusal().reason());
            answer.refused(
                    row.line(),
                    e.refusal(),
                    order.mapping().columns().columnOf(e.refusal().field()));
        }
        tell();
        return !answer.isGone() && !broken.get();
    }

    /** Waits for what is on its way; then all that became of the rows is known. */
    void await() throws InterruptedException {
        while (!window.tryAcquire(settings.window(), TELL_EVERY.toNanos(), TimeUnit.NANOSECONDS)) {
            tell();
        }
    }

    /** @param rows of the file */
    ObjectNode summary(int rows) {
        int unavailable = rows - accepted.get() - refused;
        for (int i = 0; i < unavailable; i++) {
            intake.problems().count(Reason.UNAVAILABLE);
        }
        var summary = JsonNodeFactory.instance.objectNode();
        summary.putObject("summary")
                .put("rows", rows)
                .put("accepted", accepted.get())
                .put("messages", messages())
                .put("refused", refused)
                .put("unavailable", unavailable)
                .put("complete", unavailable == 0);
        return summary;
    }

    int accepted() {
        return accepted.get();
    }

    /** False when the broker was away for too long. */
    private boolean publish(TableRow row, Message message) throws InterruptedException {
        long until = System.nanoTime() + settings.patience().toNanos();
        if (!await(until, () -> window.tryAcquire(TELL_EVERY.toNanos(), TimeUnit.NANOSECONDS))) {
            return false;
        }
        CompletableFuture<Void> ack;
        do {
            if (!await(until, () -> intake.broker().awaitRoom(message.source(), TELL_EVERY))) {
                window.release();
                return false;
            }
            ack = offer(message);
        } while (Broker.lackedRoom(ack));
        remember(message.messageId());
        ack.whenComplete((done, fault) -> {
            if (fault == null) {
                accepted.incrementAndGet();
                if (order.tellsAll()) {
                    answer.accepted(row.line(), message.messageId());
                }
            } else {
                broken.set(true);
            }
            window.release();
        });
        return true;
    }

    /** A wait of its own length at most. */
    @FunctionalInterface
    private interface Wait {
        boolean isOver() throws InterruptedException;
    }

    /** Who sent the file hears meanwhile that something goes on. */
    private boolean await(long until, Wait wait) throws InterruptedException {
        while (!wait.isOver()) {
            tell();
            if (System.nanoTime() > until || answer.isGone()) {
                return false;
            }
        }
        return true;
    }

    private CompletableFuture<Void> offer(Message message) {
        return intake.broker()
                .publish(
                        message.source(),
                        intake.receive().received(message, Trace.continueOrStart(order.traceparent())));
    }

    private void tell() throws InterruptedException {
        long now = System.nanoTime();
        if (now - toldAt > TELL_EVERY.toNanos()) {
            toldAt = now;
            var line = JsonNodeFactory.instance.objectNode();
            line.putObject("progress").put("rows", accepted.get() + refused);
            answer.add(line);
            answer.sendAll();
        } else {
            answer.send();
        }
    }

    /** Half of the id: enough to tell messages of one file apart. */
    private void remember(String messageId) {
        if (sent == messages.length) {
            messages = Arrays.copyOf(messages, 2 * sent);
        }
        messages[sent++] = UUID.fromString(messageId).getMostSignificantBits();
    }

    /** How many different messages the rows are that were sent. */
    private long messages() {
        return Arrays.stream(messages, 0, sent).distinct().count();
    }
}
