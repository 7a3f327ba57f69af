package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import otklik.eventing.seal.SealKeys;

/** A service that is told to end while it still waits for its database. */
class EarlyEndTest {
    @Test
    void shouldEndWithoutAFaultWhenItsLoopsHaveNotBegun() throws Exception {
        Eventing eventing = new Eventing(
                "routing",
                "0",
                "test",
                KafkaSettings.of("127.0.0.1:1"),
                SealKeys.publicHalf(SealKeys.generate()),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        eventing.outbox(new PGSimpleDataSource());
        CompletableFuture<Void> tables = new CompletableFuture<>();
        eventing.start(tables);

        assertThatCode(eventing::close).doesNotThrowAnyException();

        tables.complete(null);
        assertThat(eventing.conditions()).noneMatch(Condition::ready);
    }
}
