package otklik.routing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;

class LinkEntriesTest {
    private static final int WRITERS = 4;
    private static final int BATCHES = 20;
    private static final int BATCH = 150;
    private static AuditRig rig;

    @BeforeAll
    static void open() throws SQLException {
        rig = new AuditRig();
    }

    @BeforeEach
    void clear() throws SQLException {
        rig.clear();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void shouldLinkEachEntryOnceWhenManyWriteAndTwoLink() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicInteger number = new AtomicInteger();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> writeBatches(number)));
            }
            for (LinkEntries linker : List.of(anotherLinker(), anotherLinker())) {
                threads.submit(() -> {
                    while (writing.get()) {
                        linker.run();
                    }
                    return linker;
                });
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            writing.set(false);
        }
        rig.link();

        Verification result = rig.verify();
        assertThat(result.faults()).isEmpty();
        assertThat(result.links()).isEqualTo(WRITERS * BATCHES * BATCH);
        assertThat(result.unlinked()).isZero();
    }

    @Test
    void shouldLinkAnEntryThatIsCommittedAfterLaterOnes() throws SQLException {
        try (Connection slow = rig.databases.pool().getConnection()) {
            slow.setAutoCommit(false);
            rig.trail.append(slow, List.of(rig.entry()));
            rig.writeAndLink(3);
            rig.link();
            rig.link();
            slow.commit();
            slow.setAutoCommit(true);
        }

        assertThat(rig.link()).isEqualTo(1);
        assertThat(rig.verify().unlinked()).isZero();
    }

    @Test
    void shouldLinkAnEntryWhoseTransactionBeganLastAndEndedLast() throws SQLException {
        rig.writeAndLink(1);
        try (Connection slow = rig.databases.pool().getConnection();
                Connection quick = rig.databases.pool().getConnection()) {
            slow.setAutoCommit(false);
            quick.setAutoCommit(false);
            quick.createStatement().execute("select pg_current_xact_id()");
            rig.trail.append(slow, List.of(rig.entry()));
            rig.trail.append(quick, List.of(rig.entry()));
            quick.commit();
            quick.setAutoCommit(true);
            for (int look = 0; look < 4; look++) {
                rig.link();
            }
            slow.commit();
            slow.setAutoCommit(true);
        }

        assertThat(rig.link()).isEqualTo(1);
        assertThat(rig.verify().unlinked()).isZero();
    }

    @Test
    void shouldGoOnWhereTheLinkerBeforeItEnded() throws SQLException {
        rig.writeAndLink(5);
        rig.link();
        rig.checkpoint();
        rig.write(5);

        rig.restart();
        long linked = rig.link();

        assertThat(linked).isEqualTo(5);
        assertThat(rig.verify().faults()).isEmpty();
        assertThat(rig.verify().links()).isEqualTo(10);
    }

    @Test
    void shouldNotLookAtWhatIsSettledAgain() throws SQLException {
        rig.writeAndLink(5);
        rig.link();
        rig.link();

        assertThat(rig.linker().settled()).isEqualTo(rig.count("select max(id) from audit_entry"));
    }

    @Test
    void shouldLinkNothingThatWasRolledBack() throws SQLException {
        try (Connection connection = rig.databases.pool().getConnection()) {
            connection.setAutoCommit(false);
            rig.trail.append(connection, List.of(rig.entry(), rig.entry()));
            connection.rollback();
            connection.setAutoCommit(true);
        }
        rig.writeAndLink(2);

        assertThat(rig.verify().links()).isEqualTo(2);
        assertThat(rig.verify().faults()).isEmpty();
    }

    @Test
    void shouldNotContinueAChainThatIsNotWhatItWas() throws SQLException {
        rig.writeAndLink(5);
        rig.tamper("delete from audit_link where sequence = 5", "delete from audit_entry where id = 5");

        rig.writeAndLink(1);

        assertThat(rig.linker().broken()).isEqualTo(1);
        assertThat(rig.verify().unlinked()).isPositive();
    }

    private static LinkEntries anotherLinker() {
        return new LinkEntries(rig.databases.pool(), 0);
    }

    private static boolean writeBatches(AtomicInteger number) throws SQLException {
        for (int batch = 0; batch < BATCHES; batch++) {
            List<AuditEntry> entries = new ArrayList<>();
            synchronized (number) {
                for (int i = 0; i < BATCH; i++) {
                    entries.add(rig.entry(number.getAndIncrement() % Shards.COUNT));
                }
            }
            Transactions.run(rig.databases.pool(), transaction -> {
                rig.trail.append(transaction, entries);
                return true;
            });
        }
        return true;
    }
}
