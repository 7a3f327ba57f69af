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
 * days at the pace that their provider allows; the others, for platforms and a site, become due bit by bit, so that the backlog stays and
 * the load is known: for a minute at a rate that leaves the processors little rest, which warms up, too, then for three at a calm one.
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

    /** Ids as they are: UUIDv7, so that those of one time are neighbours in the indexes. */
    private static final String ID =
            "(lpad(to_hex(1760000000000 + n + %d), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid";

    private static final String ROW =
            " " + WAYS + " as lane, " + ENDPOINTS + " as endpoint from generate_series(?, ?) n) row";

    private static final int BUSY_CHAT = 100_000;

    /** Ours, below the limit that Telegram tells. */
    private static final int TELEGRAM_PER_SECOND = 25;

    /** Part of the notices that become due bit by bit. */
    private static final double GRADUAL = .6;

    private final Scene scene;
    private final int notices;
    private final int chats;
    private final Load busy;
    private final Load calm;

    /**
     * How fast gradual ones become due, and for how long.
     *
     * @param rate a second
     */
    record Load(double rate, double seconds) {
        /** How far apart those are that become due one after the other, of all that are numbered. */
        double secondsOfOne() {
            return GRADUAL / rate;
        }

        int notices() {
            return (int) (seconds / secondsOfOne());
        }
    }

    /**
     * @param notices pending, and as many finished
     * @param busy load first, {@code calm} after it; both together must not use up the notices
     */
    Backlog(Scene scene, int notices, int chats, Load busy, Load calm) {
        this.scene = scene;
        this.notices = notices;
        this.chats = chats;
        this.busy = busy;
        this.calm = calm;
    }

    void measure() throws SQLException, InterruptedException {
        scene.startWithTelegramAt(TELEGRAM_PER_SECOND);
        scene.figures.put("backlog_telegram_per_second", TELEGRAM_PER_SECOND, "messages/s of one bot meanwhile");
        long began = System.nanoTime();
        finished();
        // Loading the others takes longer: nothing is due before all are there.
        Instant due = Instant.now()
                .plus(Duration.ofNanos((System.nanoTime() - began) * 3).plusSeconds(5));
        pending(due);
        try (Statement vacuum = scene.database().createStatement()) {
            vacuum.execute("vacuum (analyze) notify.delivery");
            // Nobody loads a million in a minute: what is measured is not to write out what loading left.
            vacuum.execute("checkpoint");
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
        double edge = Math.min(60, calm.seconds() / 3);
        try (Metrics metrics = scene.metrics()) {
            Metrics.Claims start = metrics.claims();
            long sent = metrics.sent();
            pass(busy.seconds());
            Metrics.Claims busyEnd = metrics.claims();
            double perSecond = (metrics.sent() - sent) / busy.seconds();
            pass(edge);
            Metrics.Claims afterFirst = metrics.claims();
            pass(calm.seconds() - 2 * edge);
            scene.sampleMemory();
            Metrics.Claims beforeLast = metrics.claims();
            pass(edge);
            Metrics.Claims end = metrics.claims();
            Metrics.Claims all = end.since(busyEnd);
            scene.figures.put("claim_p99_ms", all.millisAt(.99), "ms, the bound of its bucket");
            scene.figures.put("claim_p50_ms", all.millisAt(.5), "ms");
            scene.figures.put("claim_p99_first_ms", afterFirst.since(busyEnd).millisAt(.99), "ms, in the first minute");
            scene.figures.put("claim_p99_last_ms", end.since(beforeLast).millisAt(.99), "ms, in the third minute");
            scene.figures.put("claims", all.count(), "claims in these minutes");
            scene.figures.put("claim_p99_busy_ms", busyEnd.since(start).millisAt(.99), "ms, in a minute at full load");
            scene.figures.put("claim_p50_busy_ms", busyEnd.since(start).millisAt(.5), "ms");
            scene.figures.put("backlog_per_s", perSecond, "notices/s in that minute");
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
                select id, lane, endpoint, lane not like 'webhook:%', id, 2, id,
                    'status-answered', 'finished', 'SENT', 1, at, at, at, 'agency-' || n % 60
                from (select n, now() - n * interval '1 second' / 2 as at, """ + ID.formatted(0) + " as id," + ROW, null);
    }

    private void pending(Instant due) throws SQLException {
        insert("pending notices", """
                insert into notify.delivery (notice_id, lane, endpoint, one_at_a_time, case_id, case_version, message_id, notice,
                    event_id, state, urgency, share, due_at, planned_at, facts)
                select id, lane, endpoint, lane not like 'webhook:%', id, 2, id,
                    'status-answered', 'backlog', 'PENDING', case when n % 3 = 0 then 2 else 1 end, 'agency-' || n % 60,
                    at, at, jsonb_build_object('reference', 'K7X2M-9QPRT', 'externalId', 'backlog-' || n, 'status', 'approved',
                      'category', 'roads', 'agency', 'minstroy', 'resolution', 'The road was mended on Tuesday.',
                      'language', 'ru', 'happenedAt', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))::text
                from (select n, ?::timestamptz
                    + case when n % 10 < 4 then interval '0' else interval '1 second'
                        * (least(n, ?) * ?::float8 + greatest(n - ?, 0) * ?::float8) end as at, """ + ID.formatted(notices) + " as id," + ROW, due);
    }

    /** @param due of pending ones: when the first may go */
    private void insert(String what, String sql, @Nullable Instant due) throws SQLException {
        Connection database = scene.database();
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            for (int first = 0; first < notices; first += BATCH) {
                int next = 1;
                if (due != null) {
                    insert.setObject(next++, due.atOffset(ZoneOffset.UTC));
                    insert.setInt(next++, busy.notices());
                    insert.setDouble(next++, busy.secondsOfOne());
                    insert.setInt(next++, busy.notices());
                    insert.setDouble(next++, calm.secondsOfOne());
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
