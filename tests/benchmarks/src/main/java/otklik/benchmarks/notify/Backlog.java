package otklik.benchmarks.notify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import otklik.benchmarks.Console;
import otklik.benchmarks.Waits;

/**
 * Claiming while very many notices are pending, beside as many finished ones. Two fifths of them are due for two bots, which send them in
 * hours; the others, for platforms and a site, become due bit by bit, so that the backlog stays and the load is known.
 */
final class Backlog {
    private static final int BATCH = 100_000;

    /** Of ten notices: two for each of the bots, one for each of the four platforms, two for the site. */
    private static final String WAYS = """
            case n % 10 when 0 then 'telegram:region' when 1 then 'telegram:region' when 2 then 'telegram:second'
              when 3 then 'telegram:second' when 8 then 'web:portal' when 9 then 'web:portal' else 'webhook:bench-' || (n % 10 - 4) end""";

    /** One chat has ten thousand of them, at most a tenth of all. */
    private static final String ENDPOINTS = """
            case when n % 10 = 0 and n < ? then 'bench-telegram-0' when n % 10 < 4 then 'bench-telegram-' || (n / 10 % ?)
              when n % 10 < 8 then 'webhook:bench-' || (n % 10 - 4) else 'bench-web-' || (n / 10 % ?) end""";

    private static final String ROW =
            " " + WAYS + " as lane, " + ENDPOINTS + " as endpoint from generate_series(?, ?) n) row";

    private static final int BUSY_CHAT = 100_000;

    /** Part of the notices that become due bit by bit. */
    private static final double GRADUAL = .6;

    private final Scene scene;
    private final int notices;
    private final int chats;
    private final double rate;
    private final double seconds;

    /**
     * @param notices pending, and as many finished
     * @param rate at which the gradual ones become due, a second; they must last for longer than the seconds
     */
    Backlog(Scene scene, int notices, int chats, double rate, double seconds) {
        this.scene = scene;
        this.notices = notices;
        this.chats = chats;
        this.rate = rate;
        this.seconds = seconds;
    }

    void measure() throws SQLException {
        long began = System.nanoTime();
        finished();
        // Loading the others takes as long, and a little more: nothing is due before all are there.
        Instant due = Instant.now()
                .plus(Duration.ofNanos((System.nanoTime() - began) * 2).plusSeconds(5));
        pending(due);
        try (Statement vacuum = scene.database().createStatement()) {
            vacuum.execute("vacuum (analyze) notify.delivery");
        }
        if (Instant.now().isAfter(due)) {
            Console.say("  the backlog was loaded later than it was due");
        }
        Waits.until(
                () -> !Instant.now().isBefore(due),
                Duration.between(Instant.now(), due).toSeconds() + 1d);
        claims();
    }

    private void claims() {
        double edge = Math.min(60, seconds / 3);
        try (Metrics metrics = scene.metrics()) {
            Metrics.Claims start = metrics.claims();
            long sent = metrics.sent();
            pass(edge);
            Metrics.Claims afterFirst = metrics.claims();
            pass(seconds - 2 * edge);
            scene.sampleMemory();
            Metrics.Claims beforeLast = metrics.claims();
            pass(edge);
            Metrics.Claims end = metrics.claims();
            double perSecond = (metrics.sent() - sent) / seconds;
            Metrics.Claims all = end.since(start);
            scene.figures.put("claim_p99_ms", all.millisAt(.99), "ms, the bound of its bucket");
            scene.figures.put("claim_p50_ms", all.millisAt(.5), "ms");
            scene.figures.put("claim_p99_first_ms", afterFirst.since(start).millisAt(.99), "ms, in the first minute");
            scene.figures.put("claim_p99_last_ms", end.since(beforeLast).millisAt(.99), "ms, in the last minute");
            scene.figures.put("claims", all.count(), "claims");
            scene.figures.put("backlog_per_s", perSecond, "notices/s meanwhile");
        }
        scene.figures.put("backlog", notices, "notices pending at the beginning");
        scene.figures.put(
                "backlog_left",
                scene.ask("select count(*) from notify.delivery where state in ('PENDING', 'SENDING')"),
                "notices pending at the end");
        scene.sampleMemory();
        Console.say("  claims: p99 %.2f ms", scene.figures.get("claim_p99_ms"));
    }

    private void finished() throws SQLException {
        insert("finished notices", """
                insert into notify.delivery (notice_id, lane, endpoint, one_at_a_time, case_id, case_version, message_id, notice,
                    event_id, state, attempts, due_at, planned_at, finished_at, share)
                select gen_random_uuid(), lane, endpoint, lane not like 'webhook:%', gen_random_uuid(), 2, gen_random_uuid(),
                    'status-answered', 'finished', 'SENT', 1, at, at, at, 'agency-' || n % 60
                from (select n, now() - n * interval '1 second' / 2 as at,""" + ROW, null);
    }

    private void pending(Instant due) throws SQLException {
        insert("pending notices", """
                insert into notify.delivery (notice_id, lane, endpoint, one_at_a_time, case_id, case_version, message_id, notice,
                    event_id, state, urgency, share, due_at, planned_at, facts)
                select gen_random_uuid(), lane, endpoint, lane not like 'webhook:%', gen_random_uuid(), 2, gen_random_uuid(),
                    'status-answered', 'backlog', 'PENDING', case when n % 3 = 0 then 2 else 1 end, 'agency-' || n % 60,
                    at, at, jsonb_build_object('reference', 'K7X2M-9QPRT', 'externalId', 'backlog-' || n, 'status', 'approved',
                      'category', 'roads', 'agency', 'minstroy', 'resolution', 'The road was mended on Tuesday.',
                      'language', 'ru', 'happenedAt', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))::text
                from (select n, ?::timestamptz
                    + case when n % 10 < 4 then interval '0' else n * interval '1 second' * ?::float8 end as at,""" + ROW, due);
    }

    /** @param due of pending ones: when the first may go */
    private void insert(String what, String sql, @Nullable Instant due) throws SQLException {
        Connection database = scene.database();
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            for (int first = 0; first < notices; first += BATCH) {
                int next = 1;
                if (due != null) {
                    insert.setObject(next++, due.atOffset(ZoneOffset.UTC));
                    insert.setDouble(next++, GRADUAL / rate);
                }
                insert.setInt(next++, Math.min(BUSY_CHAT, notices / 10));
                insert.setInt(next++, chats);
                insert.setInt(next++, chats);
                insert.setInt(next++, first);
                insert.setInt(next, Math.min(notices, first + BATCH) - 1);
                insert.executeUpdate();
                Console.progress(what, first, notices);
            }
        }
        Console.done(what, notices);
    }

    private static void pass(double seconds) {
        Waits.until(() -> false, seconds);
    }
}
