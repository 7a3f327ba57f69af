package otklik.routing.growth;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.region.Agency;
import otklik.routing.duplicate.GrownMatters;
import otklik.routing.fixture.Databases;
import otklik.routing.fixture.Packs;
import otklik.routing.queue.Words;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.message.RealShapedMessages;

/** A region of some years, loaded by COPY: cases with their messages, timelines and audit, searchable. */
public final class Growth {
    private static final int CHUNK = 5_000;
    private static final int SHARDS = 8;
    private static final int RARE_WORDS = 5_000;
    private static final List<String> TABLES =
            List.of("message", "cases", "timeline", "audit_entry", "audit_link", "case_text", "matter");
    private static final RealShapedMessages MESSAGES = RealShapedMessages.withSeed(20261126);
    private static final GrownCase.Region REGION = new GrownCase.Region(
            Packs.ORENBURG.agencies().stream().map(Agency::code).toList(),
            Packs.ORENBURG.municipalities().stream().map(place -> place.code()).toList());

    private final Connection connection;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final SplittableRandom random = new SplittableRandom(1);
    private final long[] sequences = new long[SHARDS];
    private long entry;

    private final CopyRows messages = new CopyRows("message (message_id, case_number, digest, channel, source,"
            + " external_id, conversation, citizen, text, sealed_original, received_at, tagged_at)");
    private final CopyRows cases =
            new CopyRows("cases (number, case_id, reference, version, status, message_id, pin_hash,"
                    + " category, confidence, municipality, regime, executor, curator, opened_at, deadline, rule, pack_version,"
                    + " resolution, answered_at, answered_by, leaf, guesses, model, kind, emergency, approved_at, closed_at,"
                    + " rejected_at, rejected_for, timer_at)");
    private final CopyRows timeline = new CopyRows("timeline (case_number, version, at, event, actor, agency, detail)");
    private final CopyRows entries =
            new CopyRows("audit_entry (id, at, subject, version, shard, digest, action, actor, agency)");
    private final CopyRows matters = new CopyRows(GrownMatters.ROWS);
    private final GrownMatters about = new GrownMatters(random);
    private final CopyRows links = new CopyRows("audit_link (entry_id, sequence, shard, hash)");

    private Growth(Connection connection) {
        this.connection = connection;
    }

    /** Told now and then how many cases are there. */
    @FunctionalInterface
    public interface Progress {
        void loaded(int cases);
    }

    /** Adds cases after those that there are, numbered without gaps, and lets the planner know. */
    public static void load(Databases databases, int cases, Progress progress) throws SQLException {
        DatabaseLogin login = databases.superuser();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password())) {
            run(connection, "set search_path = routing");
            run(connection, "set synchronous_commit = off");
            run(connection, "set maintenance_work_mem = '512MB'");
            try (SetAside indexes = SetAside.of(connection, TABLES)) {
                new Growth(connection).load(cases, progress);
                Words.index(databases.pool());
            }
            run(connection, "vacuum analyze");
            run(connection, "checkpoint");
        }
    }

    /** The agencies that have the cases, those with most first. */
    public static List<String> agencies() {
        return REGION.agencies();
    }

    /** Where they are, the largest first. */
    public static List<String> municipalities() {
        return REGION.municipalities();
    }

    private void load(int count, Progress progress) throws SQLException {
        long first = ask("select setval('case_number', nextval('case_number') + " + (count - 1) + ")") - count + 1;
        entry = ask("select coalesce(max(id), 0) from audit_entry");
        for (int shard = 0; shard < SHARDS; shard++) {
            sequences[shard] = ask("select coalesce(max(sequence), 0) from audit_link where shard = " + shard);
        }
        for (int from = 0; from < count; from += CHUNK) {
            int to = Math.min(count, from + CHUNK);
            for (int i = from; i < to; i++) {
                add(first + i, GrownCase.of((double) i / count, REGION, now, random));
            }
            for (CopyRows table : List.of(messages, cases, timeline, entries, links, matters)) {
                table.send(connection);
            }
            progress.loaded(to);
        }
        ask("select setval(pg_get_serial_sequence('audit_entry', 'id'), " + entry + ")");
    }

    private void add(long number, GrownCase grown) {
        UUID messageId = uuid();
        UUID caseId = uuid();
        var invented = MESSAGES.message(number);
        Instant opened = grown.openedAt();
        Instant later = opened.plus(3, ChronoUnit.DAYS);
        String text = invented.text() + rareWords();
        boolean answered = grown.isAnswered();
        boolean approved = grown.steps().contains("approved");
        messages.add(
                messageId,
                number,
                hex(16),
                "connector",
                "bench",
                "growth-" + number,
                "growth-" + number,
                "citizen-" + number * 4 / 5,
                text,
                sealed(),
                opened,
                opened);
        cases.add(
                number,
                caseId,
                "G" + number,
                grown.steps().size(),
                grown.status(),
                messageId,
                bytes(32),
                invented.category(),
                .9,
                grown.municipality(),
                invented.regime(),
                grown.executor(),
                grown.curator(),
                opened,
                grown.deadline(),
                "roads",
                "2026-11-25.0123456789ab",
                answered ? "Работы выполнены, просим оценить их." : null,
                answered ? later : null,
                answered ? "somebody" : null,
                "potholes",
                "roads 0.9 amenities 0.05 transport 0.01",
                "1-0123456789ab",
                "complaint",
                grown.emergency(),
                approved ? later : null,
                grown.status().equals("closed") ? later.plus(3, ChronoUnit.DAYS) : null,
                grown.status().equals("rejected") ? later : null,
                grown.status().equals("rejected") ? "spam" : null,
                grown.timer(now));
        if (!grown.isOver()) {
            @Nullable
            Object @Nullable [] matter = about.row(
                    number, opened, text, invented.category(), grown.municipality(), "citizen-" + number * 4 / 5);
            if (matter != null) {
                matters.add(matter);
            }
        }
        int version = 0;
        int shard = (int) (caseId.getLeastSignificantBits() & (SHARDS - 1));
        for (String event : grown.steps()) {
            version++;
            Instant at = opened.plus(version - 1L, ChronoUnit.DAYS);
            String actor = version == 1 ? null : "somebody";
            timeline.add(number, version, at, event, actor, grown.executor(), version == 1 ? "roads" : null);
            entries.add(
                    ++entry,
                    at,
                    caseId,
                    version,
                    shard,
                    bytes(32),
                    version == 1 ? "case-opened" : event,
                    actor,
                    grown.executor());
            links.add(entry, ++sequences[shard], shard, bytes(32));
        }
    }

    /** As unequal as words are in a language. */
    private String rareWords() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            int rank = (int) (Math.pow(random.nextDouble(), 4) * RARE_WORDS);
            words.append(" слово")
                    .append((char) ('а' + rank % 32))
                    .append((char) ('а' + rank / 32 % 32))
                    .append((char) ('а' + rank / 1024));
        }
        return words.toString();
    }

    /** As long as the seal of an average message. */
    private String sealed() {
        return "v1." + hex(75) + "." + hex(450);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong() & Long.MAX_VALUE | Long.MIN_VALUE);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String hex(int count) {
        return java.util.HexFormat.of().formatHex(bytes(count));
    }

    /** Bytes of every table with its indexes. */
    public static Map<String, Long> bytes(Connection connection) throws SQLException {
        Map<String, Long> bytes = new java.util.TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select relname, pg_total_relation_size(c.oid) from pg_class c"
                        + " where relnamespace = 'routing'::regnamespace and relkind = 'r'")) {
            while (row.next()) {
                bytes.put(row.getString(1), row.getLong(2));
            }
        }
        return bytes;
    }

    private long ask(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
