package otklik.eventing;

import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The writer hears that the record was refused, and sends it again, mended: nothing of it is kept here. */
final class ToldToWriter implements Aside {
    private static final Logger LOG = Logger.getLogger(ToldToWriter.class);

    private final String consumer;
    private final Function<Unworkable, Outgoing<?>> refusal;
    private final EventCodec codec;

    ToldToWriter(String consumer, Function<Unworkable, Outgoing<?>> refusal, EventCodec codec) {
        this.consumer = consumer;
        this.refusal = refusal;
        this.codec = codec;
    }

    @Override
    public Encoded letter(ConsumerRecord<byte[], byte[]> poison, String reason, int attempts) {
        log(poison, reason);
        return told(poison, reason);
    }

    @Override
    public Encoded letterOfPoison(ConsumerRecord<byte[], byte[]> poison, Exception fault) {
        log(poison, Faults.describe(fault));
        return told(poison, null);
    }

    private Encoded told(ConsumerRecord<byte[], byte[]> poison, @Nullable String reason) {
        return codec.encode(refusal.apply(new Unworkable(
                poison.topic(),
                poison.partition(),
                poison.offset(),
                EventCodec.header(poison, "ce_id"),
                EventCodec.header(poison, "ce_type"),
                EventCodec.header(poison, "ce_traceparent"),
                reason)));
    }

    private void log(ConsumerRecord<byte[], byte[]> poison, String reason) {
        Trace.logged(
                EventCodec.header(poison, "ce_traceparent"),
                () -> LOG.warnf(
                        "consumer=%s stream=%s partition=%d offset=%d refused=%s",
                        consumer, poison.topic(), poison.partition(), poison.offset(), reason));
    }
}
