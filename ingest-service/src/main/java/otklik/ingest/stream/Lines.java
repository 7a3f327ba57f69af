package otklik.ingest.stream;

import io.micrometer.core.instrument.Counter;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Message;
import otklik.eventing.Outgoing;
import otklik.eventing.Trace;
import otklik.ingest.message.MessageJson;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;
import otklik.ingest.message.Submitted;

/** What becomes of one line: the same as of a single POST. Lives on one event loop. */
final class Lines {
    private final Sender sender;
    private final @Nullable String batch;
    private final @Nullable String traceparent;
    private final Intake intake;
    private final Counter accepted;
    private final MessageJson json = new MessageJson();

    /** A line that is good to be published. */
    record Line(long number, String messageId, Outgoing<?> event) {}

    /**
     * @param batch import run of the lines that name none
     * @param traceparent of the request; without one each line has a trace of its own
     */
    Lines(Sender sender, @Nullable String batch, @Nullable String traceparent, Intake intake, Counter accepted) {
        this.sender = sender;
        this.batch = batch;
        this.traceparent = traceparent;
        this.intake = intake;
        this.accepted = accepted;
    }

    /** @throws Refused also when its citizen has sent too many */
    Line read(long number, byte[] bytes, int from, int length) throws Refused {
        ConnectorMessage sent = intake.check().check(json.read(bytes, from, length));
        Message message = intake.receive().message(sender, inBatch(sent), null);
        intake.limits().requireOfCitizen(sender.source(), message);
        return new Line(
                number, message.messageId(), intake.receive().received(message, Trace.continueOrStart(traceparent)));
    }

    boolean hasRoom() {
        return intake.broker().hasRoom(sender.source());
    }

    /** @return null while the source has sent as much as it may: the line is to be held */
    @Nullable
    CompletableFuture<Void> publish(Line line) {
        return hasRoom() && intake.limits().take(sender.source())
                ? intake.broker().publish(sender.source(), line.event())
                : null;
    }

    void accepted(int count) {
        accepted.increment(count);
    }

    void refused(Reason reason) {
        intake.problems().count(reason);
    }

    private ConnectorMessage inBatch(ConnectorMessage sent) {
        return batch == null || sent.batch() != null ? sent : Submitted.inBatch(sent, batch);
    }
}
