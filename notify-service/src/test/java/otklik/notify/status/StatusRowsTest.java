package otklik.notify.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

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
                assertThat(read).as("each once").hasSizeLessThanOrEqualTo(WRITERS * EACH * 2);
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

    @Test
    void shouldBeginAtAnInstantAndForgetWhatIsOlderThanAnother() throws Exception {
        ToTell old = status("import");
        ToTell young = status("import");
        Transactions.run(database, transaction -> {
            rows.add(transaction, List.of(old), NOW.minusSeconds(60));
            rows.add(transaction, List.of(young), NOW);
            return true;
        });

        List<Row> since = Transactions.run(
                database,
                transaction -> rows.after(
                        transaction, "import", rows.placeBefore(transaction, "import", NOW.minusSeconds(59)), 1_000));
        Transactions.run(database, transaction -> rows.purge(transaction, NOW.minusSeconds(59)));

        assertThat(since)
                .extracting(Row::body)
                .noneMatch(body -> tells(body, old))
                .anyMatch(body -> tells(body, young));
        assertThat(all()).noneMatch(body -> tells(body, old)).anyMatch(body -> tells(body, young));
    }

    private static boolean tells(String body, ToTell status) {
        return body.contains(status.status().caseId());
    }

    private List<String> all() throws Exception {
        return Transactions.run(database, transaction -> rows.after(transaction, "import", 0, 1_000)).stream()
                .map(Row::body)
                .toList();
    }

    private List<Row> after(long place) throws Exception {
        return Transactions.run(database, transaction -> rows.after(transaction, "bench", place, 50));
    }

    /** A transaction that lingers between taking numbers and its commit, as a real one does. */
    private void write() throws Exception {
        Transactions.run(database, transaction -> {
            rows.add(transaction, List.of(status("bench"), status("bench")), NOW);
            try (var linger = transaction.prepareStatement("select pg_sleep(random() * 0.004)")) {
                linger.executeQuery().close();
            }
            return true;
        });
    }

    private static ToTell status(String connector) {
        String id = UUID.randomUUID().toString();
        return new ToTell(
                connector,
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
