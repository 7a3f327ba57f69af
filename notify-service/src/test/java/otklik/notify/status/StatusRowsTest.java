package otklik.notify.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import otklik.contracts.StatusEvent.StatusChanged;
import otklik.eventing.Transactions;
import otklik.notify.Backings;
import otklik.notify.status.StatusRows.Row;
import otklik.notify.status.Statuses.ToTell;

/** Two replicas write, a platform reads on from where it was. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class StatusRowsTest {
    private static final int WRITERS = 4;
    private static final int EACH = 60;
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Inject
    StatusRows rows;

    @Inject
    DataSource database;

    @Test
    void shouldLeaveOutNothingForWhoReadsOnWhileOthersWrite() throws Exception {
        CountDownLatch writing = new CountDownLatch(WRITERS);
        List<Future<?>> ends = new ArrayList<>();
        List<Row> read = new ArrayList<>();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                ends.add(writers.submit(() -> {
                    try {
                        for (int i = 0; i < EACH; i++) {
                            write();
                        }
                    } finally {
                        writing.countDown();
                    }
                    return null;
                }));
            }
            long place = 0;
            boolean last = false;
            while (true) {
                List<Row> page = after(place);
                read.addAll(page);
                if (!page.isEmpty()) {
                    place = page.getLast().id();
                } else if (last) {
                    break;
                }
                last = writing.getCount() == 0;
            }
        }
        for (Future<?> end : ends) {
            end.get();
        }

        assertThat(read).hasSize(WRITERS * EACH * 2);
    }

    private List<Row> after(long place) throws Exception {
        return Transactions.run(database, transaction -> rows.after(transaction, "bench", place, 50));
    }

    /** A transaction that lingers between taking numbers and its commit, as a real one does. */
    private void write() throws Exception {
        Transactions.run(database, transaction -> {
            rows.add(transaction, List.of(status(), status()), NOW);
            try (var linger = transaction.prepareStatement("select pg_sleep(random() * 0.004)")) {
                linger.executeQuery().close();
            }
            return true;
        });
    }

    private static ToTell status() {
        String id = UUID.randomUUID().toString();
        return new ToTell(
                "bench",
                new StatusChanged(
                        id,
                        "acknowledgement",
                        id,
                        "x",
                        null,
                        id,
                        1,
                        "K7X2M-9QPRT",
                        "triage",
                        "roads",
                        null,
                        null,
                        null,
                        null,
                        NOW),
                id,
                null);
    }
}
