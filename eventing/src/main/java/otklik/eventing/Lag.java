package otklik.eventing;

import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** How far a reader is behind, in records, over its partitions, as its last fetches saw it. */
final class Lag {
    private Lag() {}

    static long of(KafkaConsumer<?, ?> records) {
        long lag = 0;
        for (var partition : records.assignment()) {
            OptionalLong behind = records.currentLag(partition);
            lag += behind.orElse(0);
        }
        return lag;
    }
}
