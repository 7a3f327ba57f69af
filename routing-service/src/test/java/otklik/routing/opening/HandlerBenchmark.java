package otklik.routing.opening;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import otklik.contracts.TaggedEvent;
import otklik.contracts.Tags;
import otklik.eventing.Envelope;
import otklik.eventing.Transactions;
import otklik.routing.fixture.Report;

/**
 * Messages a second of the handler alone: real PostgreSQL, fsync on, outbox included, no Kafka. Arguments: batches, batch
 * size. Not a test: run its main.
 */
public final class HandlerBenchmark {
    private static final int TICKS_PER_SECOND = 100;
    private static final String[] WORDS = new String[5_000];

    static {
        Random random = new Random(5_000);
        for (int i = 0; i < WORDS.length; i++) {
            StringBuilder word = new StringBuilder();
            int length = 2 + random.nextInt(8);
            for (int k = 0; k < length; k++) {
                word.append((char) ('а' + random.nextInt(32)));
            }
            WORDS[i] = word.toString();
        }
    }

    private HandlerBenchmark() {}

    public static void main(String[] args) throws Exception {
        int batches = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        int size = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
        try (HandlerRig rig = new HandlerRig()) {
            int from = 0;
            for (boolean walled : List.of(true, false, true, false, true, false)) {
                wall(rig, walled);
                report("row_level_security=" + walled + " opened", rig, batches, size, from);
                from += batches * size;
            }
            report("repeated", rig, batches / 4, size, 0);
        }
    }

    /** The same batches with and without the wall, in turns, in one run. */
    private static void wall(HandlerRig rig, boolean up) throws SQLException {
        var login = rig.databases.login("otklik_owner");
        try (Connection owner = DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement alter = owner.createStatement()) {
            for (String table :
                    List.of("cases", "message", "message_revision", "message_repeat", "timeline", "audit_entry")) {
                alter.execute("alter table routing." + table + (up ? " enable" : " disable") + " row level security");
            }
        }
    }

    private static void report(String what, HandlerRig rig, int batches, int size, int from) throws Exception {
        long wall = 0;
        long java = 0;
        long postgres = 0;
        var threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < batches; i++) {
            List<Envelope<TaggedEvent>> batch = batch(from + i * size, size);
            long wallBefore = System.nanoTime();
            long javaBefore = threads.getCurrentThreadCpuTime();
            long[] ticks = new long[1];
            Transactions.run(rig.databases.pool(), transaction -> {
                long before = ticks(transaction);
                rig.handler.handle(transaction, batch);
                ticks[0] = ticks(transaction) - before;
                return true;
            });
            java += threads.getCurrentThreadCpuTime() - javaBefore;
            wall += System.nanoTime() - wallBefore;
            postgres += ticks[0];
            emptyOutbox(rig);
        }
        long messages = (long) batches * size;
        System.out.printf(
                "%s=%d batch=%d rate_per_s=%.0f java_us_per_message=%.1f postgres_us_per_message=%.1f"
                        + " one_core_rate=%.0f%n",
                what,
                messages,
                size,
                messages / (wall / 1e9),
                java / 1e3 / messages,
                postgres * 1e6 / TICKS_PER_SECOND / messages,
                messages / (java / 1e9 + postgres / (double) TICKS_PER_SECOND));
    }

    static void emptyOutbox(HandlerRig rig) throws SQLException {
        Transactions.run(rig.databases.pool(), transaction -> {
            try (Statement delete = transaction.createStatement()) {
                return delete.executeUpdate("delete from outbox");
            }
        });
    }

    private static long ticks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            String[] stat = Files.readString(Path.of("/proc/" + row.getInt(1) + "/stat"))
                    .replaceFirst(".*\\) ", "")
                    .split(" ", -1);
            return Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
        } catch (IOException e) {
            throw new IllegalStateException("the server's processes cannot be seen", e);
        }
    }

    /**
     * Every message of another citizen about another thing, but for one in five: of these one half is sent by the citizen of an earlier
     * message, the other by another citizen about the same. Three of five say where.
     */
    static List<Envelope<TaggedEvent>> batch(int from, int size) {
        List<Envelope<TaggedEvent>> batch = new ArrayList<>(size);
        for (int i = from; i < from + size; i++) {
            int matter = i % 5 == 4 && i > 100 ? i - 7 - i % 50 : i;
            String citizen = "citizen-" + (i % 10 == 9 ? matter : i);
            Random random = new Random(matter);
            StringBuilder words = new StringBuilder();
            for (int w = 0; w < 45; w++) {
                words.append(WORDS[random.nextInt(WORDS.length)]).append(w % 9 == 8 ? ". " : " ");
            }
            Report report = Report.by(citizen, "bench-" + i).saying(words.toString());
            Report placed = new Report(
                    report.tagged(),
                    citizen,
                    matter % 5 < 3
                            ? new Tags.Place("Оренбург", "Улица " + random.nextInt(700), "" + random.nextInt(90), null)
                            : null,
                    report.leaf(),
                    report.kind(),
                    null);
            var tagged = placed.envelope().event();
            var sealed = new TaggedEvent.MessageTagged(
                    tagged.message(), "v1." + "k".repeat(150) + "." + "c".repeat(900), tagged.tags());
            batch.add(new Envelope<>(
                    "messages.tagged",
                    "k" + i,
                    "id" + i,
                    "otklik.message.tagged.v1",
                    sealed.message().receivedAt(),
                    null,
                    null,
                    sealed));
        }
        return batch;
    }
}
