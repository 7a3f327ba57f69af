package otklik.routing.audit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import otklik.eventing.Transactions;

/**
 * What the audit costs an entry: written in batches as cases are opened, linked, verified; real PostgreSQL, fsync on. Arguments:
 * batches, batch size. Not a test: run its main.
 */
public final class AuditBenchmark {
    private static final int TICKS_PER_SECOND = 100;

    private AuditBenchmark() {}

    public static void main(String[] args) throws Exception {
        int batches = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int size = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
        try (AuditRig rig = new AuditRig()) {
            for (int round = 0; round < 2; round++) {
                append(rig, batches, size);
                long entries = (long) batches * size;
                long begun = System.nanoTime();
                long java = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                long ticks = allTicks(rig);
                rig.link();
                report(
                        "link",
                        entries,
                        System.nanoTime() - begun,
                        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - java,
                        allTicks(rig) - ticks);
                begun = System.nanoTime();
                Verification result = rig.verify();
                report("verify", result.links(), System.nanoTime() - begun, 0, 0);
                if (!result.isClean()) {
                    throw new IllegalStateException(result.faults().toString());
                }
            }
            System.out.printf(
                    "bytes_per_entry=%d%n",
                    rig.count("select (pg_total_relation_size('audit_entry') + pg_total_relation_size('audit_link'))"
                            + " / (select count(*) from audit_entry)"));
        }
    }

    private static long allTicks(AuditRig rig) throws SQLException {
        try (Connection connection = rig.superuser()) {
            return ticks(
                    connection,
                    "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()");
        }
    }

    private static void append(AuditRig rig, int batches, int size) throws SQLException {
        long wall = 0;
        long java = 0;
        long postgres = 0;
        var threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < batches; i++) {
            List<AuditEntry> batch = new ArrayList<>(size);
            for (int j = 0; j < size; j++) {
                batch.add(rig.entry(j % Shards.COUNT));
            }
            long[] times = Transactions.run(rig.databases.pool(), transaction -> {
                long ticks = ticks(transaction);
                long wallBefore = System.nanoTime();
                long javaBefore = threads.getCurrentThreadCpuTime();
                rig.trail.append(transaction, batch);
                return new long[] {
                    System.nanoTime() - wallBefore,
                    threads.getCurrentThreadCpuTime() - javaBefore,
                    ticks(transaction) - ticks
                };
            });
            wall += times[0];
            java += times[1];
            postgres += times[2];
        }
        report("append", (long) batches * size, wall, java, postgres);
    }

    private static void report(String what, long entries, long wall, long java, long ticks) {
        System.out.printf(
                "%s=%d us_per_entry=%.2f java_us=%.2f postgres_us=%.2f%n",
                what, entries, wall / 1e3 / entries, java / 1e3 / entries, ticks * 1e6 / TICKS_PER_SECOND / entries);
    }

    private static long ticks(Connection connection) throws SQLException {
        return ticks(connection, "select pg_backend_pid()");
    }

    /** Of the processes that the query names. */
    private static long ticks(Connection connection, String pids) throws SQLException {
        long ticks = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(pids)) {
            while (row.next()) {
                String[] stat = Files.readString(Path.of("/proc/" + row.getInt(1) + "/stat"))
                        .replaceFirst(".*\\) ", "")
                        .split(" ", -1);
                ticks += Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
            }
            return ticks;
        } catch (IOException e) {
            throw new IllegalStateException("the server's processes cannot be seen", e);
        }
    }
}
