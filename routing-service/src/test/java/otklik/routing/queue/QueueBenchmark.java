package otklik.routing.queue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import otklik.routing.desk.Caller;
import otklik.routing.fixture.Databases;
import otklik.standalone.postgres.DatabaseLogin;

/**
 * What a page of a queue and of a search costs at this many cases, and how fast words become searchable: real PostgreSQL, no HTTP.
 * Arguments: cases, pages of each kind. Not a test: run its main.
 */
public final class QueueBenchmark {
    private static final List<String> SEARCHES = List.of(
            "дорога",
            "яма во дворе",
            "отопление школа",
            "\"детская площадка\"",
            "лифт -подъезд",
            "словоабв",
            "трамвай");

    private QueueBenchmark() {}

    public static void main(String[] args) throws Exception {
        int cases = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int pages = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        try (Databases databases = new Databases()) {
            run(databases, "alter role otklik_routing set enable_seqscan = off");
            long start = System.nanoTime();
            Growth.load(databases, cases);
            System.out.printf("cases=%d load_s=%.1f%n", cases, since(start));
            start = System.nanoTime();
            IndexWords words = new IndexWords(databases.pool());
            for (boolean more = true; more; ) {
                more = words.step();
            }
            double indexing = since(start);
            run(databases, "vacuum analyze");
            System.out.printf("index_s=%.1f index_rate_per_s=%.0f%n", indexing, cases / indexing);
            ReadQueue queue = new ReadQueue(databases.pool(), Clock.systemUTC());
            for (boolean walled : List.of(true, false, true, false)) {
                System.out.println("row_level_security=" + walled);
                wall(databases, walled);
                measure(queue, pages);
            }
        }
    }

    private static void measure(ReadQueue queue, int pages) throws SQLException {
        measure("queue_executor", queue, pages, i -> agency("executor", i), Map.of());
        measure("queue_approver", queue, pages, i -> agency("approver", i), Map.of());
        measure("queue_watched", queue, pages, i -> agency("executor", i), Map.of("status", "assigned"));
        measure("queue_triage", queue, pages, i -> centre("coordinator"), Map.of());
        measure("queue_open", queue, pages, i -> centre("governor"), Map.of());
        measure("queue_place", queue, pages, i -> centre("governor"), Map.of("municipality", "m7"));
        measure("queue_closed", queue, pages, i -> centre("governor"), Map.of("status", "closed"));
        for (String search : SEARCHES) {
            String name = "search '" + search + "'";
            measure(name, queue, pages / 10, i -> centre("governor"), Map.of("q", search));
            measure(name + " of an agency", queue, pages / 10, i -> agency("executor", i), Map.of("q", search));
        }
    }

    /** The same statements with and without the wall, in one run. */
    private static void wall(Databases databases, boolean up) throws SQLException {
        for (String table : List.of("cases", "message", "case_text")) {
            run(databases, "alter table routing." + table + (up ? " enable" : " disable") + " row level security");
        }
        run(
                databases,
                "create or replace view routing.case_words as select t.case_number, t.words from routing.case_text t"
                        + (up ? " where exists (select from routing.cases c where c.number = t.case_number)" : ""));
    }

    private static void measure(
            String what,
            ReadQueue queue,
            int times,
            java.util.function.IntFunction<Caller> caller,
            Map<String, String> parameters)
            throws SQLException {
        Wanted wanted = QueueParameters.read(parameters.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
        long[] nanos = new long[times];
        int rows = 0;
        for (int i = -times / 5; i < times; i++) {
            long start = System.nanoTime();
            rows = queue.page(caller.apply(Math.abs(i) % 40), wanted).cases().size();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: p50_ms=%.2f p99_ms=%.2f max_ms=%.2f rows=%d%n",
                what, nanos[times / 2] / 1e6, nanos[(int) (times * .99)] / 1e6, nanos[times - 1] / 1e6, rows);
    }

    private static Caller agency(String role, int number) {
        return new Caller("somebody", Set.of(role), "agency" + number, null);
    }

    private static Caller centre(String role) {
        return new Caller("somebody", Set.of(role), null, null);
    }

    private static void run(Databases databases, String statement) throws SQLException {
        DatabaseLogin login = databases.superuser();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
