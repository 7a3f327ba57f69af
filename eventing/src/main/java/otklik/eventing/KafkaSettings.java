package otklik.eventing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How a service speaks to Kafka. */
@ConfigMapping(prefix = "otklik.kafka")
public interface KafkaSettings {
    /** Brokers to start from, {@code host:port} separated by commas. */
    @WithDefault("127.0.0.1:8092")
    String bootstrapServers();

    /** Most records handled in one transaction; 500 in routing-service, whose readers share its memory. */
    @WithDefault("2000")
    int maxPollRecords();

    /** How long a producer waits to fill a batch; the outbox is published by flushing instead. */
    @WithDefault("PT0.005S")
    Duration linger();

    /** How long a Kafka transaction may stay open before the broker aborts it; readers wait as long after a crash. */
    @WithDefault("PT10S")
    Duration transactionTimeout();

    /** How long a consumer may be silent before its partitions go to another. */
    @WithDefault("PT10S")
    Duration sessionTimeout();

    /** Further properties for every Kafka client, as Kafka names them: security, for example. */
    Map<String, String> client();

    /** Settings with every default, for programs without a configuration. */
    static KafkaSettings of(String bootstrapServers) {
        return new KafkaSettings() {
            @Override
            public String bootstrapServers() {
                return bootstrapServers;
            }

            @Override
            public int maxPollRecords() {
                return 2000;
            }

            @Override
            public Duration linger() {
                return Duration.ofMillis(5);
            }

            @Override
            public Duration transactionTimeout() {
                return Duration.ofSeconds(10);
            }

            @Override
            public Duration sessionTimeout() {
                return Duration.ofSeconds(10);
            }

            @Override
            public Map<String, String> client() {
                return Map.of();
            }
        };
    }
}
