package otklik.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;
import otklik.routing.desk.Caller;
import otklik.routing.fixture.Databases;
import otklik.routing.growth.Growth;
import otklik.standalone.postgres.DatabaseLogin;

class ReadQueueTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final Caller EXECUTOR = new Caller("somebody", Set.of("executor"), "a", null);
    private static final Caller COORDINATOR = new Caller("somebody", Set.of("coordinator"), null, null);
    private static final Caller GOVERNOR = new Caller("somebody", Set.of("governor"), null, null);

    private static Databases databases;
    private static ReadQueue queue;

    @BeforeAll
    static void start() throws SQLException {
        databases = new Databases();
        queue = new ReadQueue(databases.pool(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        databases.clear();
    }

    @Test
    void shouldPutEmergenciesFirstThenTheNearestDeadlineThenTheOldest() throws SQLException {
        String none = put(Shelf.assigned("a"));
        String late = put(Shelf.assigned("a").until(NOW.plus(Duration.ofDays(9))));
        String soon =
                put(Shelf.assigned("a").until(NOW.plus(Duration.ofDays(1))).in("accepted"));
        String second = put(Shelf.assigned("a"));
        String urgent = put(Shelf.assigned("a").urgent());
        String urgentSoon = put(Shelf.assigned("a").urgent().until(NOW.plus(Duration.ofDays(2))));

        assertThat(pages(EXECUTOR, Map.of(), 6)).containsExactly(urgentSoon, urgent, soon, late, none, second);
        assertThat(pages(EXECUTOR, Map.of(), 1)).containsExactly(urgentSoon, urgent, soon, late, none, second);
        assertThat(pages(EXECUTOR, Map.of(), 4)).containsExactly(urgentSoon, urgent, soon, late, none, second);
    }

    @Test
    void shouldGiveEachRoleWhatWaitsForIt() throws SQLException {
        String triage = put(Shelf.triage());
        String assigned = put(Shelf.assigned("a"));
        String foreign = put(Shelf.assigned("b").watchedBy("a"));
        String answered = put(Shelf.assigned("a").in("answered"));
        put(Shelf.assigned("a").in("closed"));

        assertThat(pages(COORDINATOR, Map.of(), 9)).containsExactly(triage);
        assertThat(pages(EXECUTOR, Map.of(), 9)).containsExactly(assigned);
        assertThat(pages(new Caller("somebody", Set.of("approver"), "a", null), Map.of(), 9))
                .containsExactly(answered);
        assertThat(pages(GOVERNOR, Map.of(), 9)).containsExactly(triage, assigned, foreign, answered);
        assertThat(pages(EXECUTOR, Map.of("curator", "a"), 9)).containsExactly(foreign);
        assertThat(pages(EXECUTOR, Map.of("status", "assigned"), 9)).containsExactly(assigned, foreign);
    }

    @Test
    void shouldFilter() throws SQLException {
        String overdue = put(Shelf.assigned("a").until(NOW.minusSeconds(1)));
        String elsewhere = put(Shelf.assigned("a").at("orsk").until(NOW.plusSeconds(60)));
        String urgent = put(Shelf.assigned("a").urgent());

        assertThat(pages(EXECUTOR, Map.of("overdue", "true"), 9)).containsExactly(overdue);
        assertThat(pages(EXECUTOR, Map.of("municipality", "orsk"), 9)).containsExactly(elsewhere);
        assertThat(pages(EXECUTOR, Map.of("emergency", "true"), 9)).containsExactly(urgent);
        assertThat(pages(EXECUTOR, Map.of("deadlineTo", NOW.plusSeconds(60).toString()), 9))
                .containsExactly(overdue);
        assertThat(pages(EXECUTOR, Map.of("openedFrom", NOW.toString()), 9)).isEmpty();
        assertThat(pages(EXECUTOR, Map.of("openedTo", NOW.toString(), "regime", "social", "category", "roads"), 9))
                .hasSize(3);
        assertThat(pages(EXECUTOR, Map.of("leaf", "potholes"), 9)).isEmpty();
        assertThat(pages(GOVERNOR, Map.of("executor", "a", "status", "closed"), 9))
                .isEmpty();
    }

    @Test
    void shouldShowOnlyTheBeginningOfTheWords() throws SQLException {
        put(Shelf.assigned("a").saying("я".repeat(300)).until(NOW.minusSeconds(1)));

        QueuePage.Row row =
                queue.page(EXECUTOR, QueueParameters.read(Map.of())).cases().getFirst();

        assertThat(row.beginning()).isEqualTo("я".repeat(200));
        assertThat(row.overdue()).isTrue();
        assertThat(row.openedAt()).isEqualTo(Shelf.OPENED);
    }

    @Test
    void shouldLoseAndRepeatNothingWhenTheQueueChangesBetweenPages() throws SQLException {
        String first = put(Shelf.assigned("a").until(NOW.plusSeconds(1)));
        String second = put(Shelf.assigned("a").until(NOW.plusSeconds(2)));
        String third = put(Shelf.assigned("a").until(NOW.plusSeconds(3)));
        QueuePage page = queue.page(EXECUTOR, QueueParameters.read(Map.of("limit", List.of("2"))));

        run("update cases set status = 'closed', resolution = 'ok', answered_at = now(), answered_by = 'x'"
                + " where reference = '" + first + "'");
        QueuePage rest =
                queue.page(EXECUTOR, QueueParameters.read(Map.of("after", List.of(String.valueOf(page.next())))));

        assertThat(page.cases()).extracting(QueuePage.Row::reference).containsExactly(first, second);
        assertThat(rest.cases()).extracting(QueuePage.Row::reference).containsExactly(third);
    }

    @Test
    void shouldReadTheFirstPageFromAnIndexInItsOrder() throws SQLException {
        Growth.load(databases, 20_000, loaded -> {});

        assertThat(plan(new Caller("x", Set.of("executor"), "minstroy", null), Map.of()))
                .contains("cases_queue_of_executor")
                .doesNotContain("Sort", "Bitmap");
        assertThat(plan(new Caller("x", Set.of("approver"), "minstroy", null), Map.of()))
                .contains("cases_queue_of_approver");
        assertThat(plan(COORDINATOR, Map.of()))
                .contains("cases_queue_of_triage")
                .doesNotContain("Sort", "Bitmap");
        assertThat(plan(GOVERNOR, Map.of())).contains("cases_queue_open").doesNotContain("Sort", "Bitmap");
        assertThat(plan(GOVERNOR, Map.of("status", "closed")))
                .contains("cases_pkey")
                .doesNotContain("Sort", "Bitmap");
        assertThat(plan(GOVERNOR, Map.of("status", "closed", "campaign", "bright-yards")))
                .contains("cases_of_campaign");
        assertThat(plan(new Caller("x", Set.of("executor"), "minstroy", null), Map.of("campaign", "bright-yards")))
                .contains("cases_of_campaign");
    }

    /** Row-level security lets an index be entered only by what cannot tell a secret by failing. */
    @Test
    void shouldEnterTheIndexWhereTheNextPageBegins() throws SQLException {
        Growth.load(databases, 20_000, loaded -> {});
        String next =
                Objects.requireNonNull(queue.page(GOVERNOR, wanted(Map.of())).next());

        assertThat(plan(GOVERNOR, Map.of("after", next)))
                .contains("cases_queue_open")
                .containsPattern("Index Cond: \\(ROW");
    }

    /** The planner walks through cases until a page is full: for a word that fewer have than it guesses, through all of them. */
    @Test
    void shouldTakeWordsOfFewCasesFromTheirIndexWhereThePlannerWouldWalk() throws SQLException {
        loadWithWords();
        Wanted roof = wanted(Map.of("q", "крыша"));
        Conditions words = ReadQueue.words(GOVERNOR, roof);

        assertThat(plan(GOVERNOR, queue.query(GOVERNOR, roof, NOW).orElseThrow()))
                .contains("Backward using case_text_pkey")
                .doesNotContain("case_text_words");
        assertThat(plan(GOVERNOR, queue.few(GOVERNOR, roof, words, NOW).orElseThrow()))
                .contains("case_text_words")
                .doesNotContain("case_text_pkey");
    }

    @Test
    void shouldGuessHowManyCasesHaveTheWords() throws SQLException {
        loadWithWords();

        assertThat(guessed("словояяд")).isLessThan(100);
        assertThat(guessed("улица")).isGreaterThan(1_000);
    }

    @Test
    void shouldFindWordsByTheirIndex() throws SQLException {
        loadWithWords();

        assertThat(plan(GOVERNOR, Map.of("q", "словоабв"))).contains("case_text_words");
        assertThat(plan(new Caller("x", Set.of("governor"), null, "orsk"), Map.of("q", "словоабв")))
                .contains("case_text_words");
    }

    private static void loadWithWords() throws SQLException {
        Growth.load(databases, 20_000, loaded -> {});
        IndexWords words = new IndexWords(databases.pool());
        for (boolean more = true; more; ) {
            more = words.step();
        }
        analyze();
    }

    private static long guessed(String typed) throws SQLException {
        Conditions words = ReadQueue.words(GOVERNOR, wanted(Map.of("q", typed)));
        return GOVERNOR.sight().run(databases.pool(), transaction -> ReadQueue.guessed(transaction, words));
    }

    /** What is below the limit of the only branch. */
    private static String plan(Caller caller, Map<String, String> parameters) throws SQLException {
        return plan(caller, queue.query(caller, wanted(parameters), NOW).orElseThrow());
    }

    private static String plan(Caller caller, ReadQueue.Query query) throws SQLException {
        String plan = caller.sight().run(databases.pool(), transaction -> {
            try (Statement set = transaction.createStatement()) {
                set.execute("set local enable_seqscan = off");
                set.execute("set local plan_cache_mode = force_custom_plan");
            }
            StringBuilder lines = new StringBuilder();
            try (var explain = transaction.prepareStatement("explain " + query.sql())) {
                for (int i = 0; i < query.values().size(); i++) {
                    explain.setObject(i + 1, query.values().get(i));
                }
                try (var row = explain.executeQuery()) {
                    while (row.next()) {
                        lines.append(row.getString(1)).append('\n');
                    }
                }
            }
            return lines.toString();
        });
        return plan.substring(plan.lastIndexOf("Limit"));
    }

    private static List<String> pages(Caller caller, Map<String, String> parameters, int limit) throws SQLException {
        List<String> references = new ArrayList<>();
        Map<String, String> all = new HashMap<>(parameters);
        all.put("limit", String.valueOf(limit));
        while (true) {
            QueuePage page = queue.page(caller, wanted(all));
            page.cases().forEach(row -> references.add(row.reference()));
            if (page.next() == null) {
                return references;
            }
            all.put("after", page.next());
        }
    }

    private static Wanted wanted(Map<String, String> parameters) {
        Map<String, List<String>> given = new HashMap<>();
        parameters.forEach((name, value) -> given.put(name, List.of(value)));
        return QueueParameters.read(given);
    }

    private static String put(Shelf shelf) throws SQLException {
        return Shelf.reference(Transactions.run(databases.pool(), shelf::put));
    }

    /** The tables' owner may, the service may not. Whether autovacuum has been there makes no difference after it. */
    private static void analyze() throws SQLException {
        DatabaseLogin login = databases.login("otklik_owner");
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement run = connection.createStatement()) {
            run.execute("select gin_clean_pending_list('routing.case_text_words');"
                    + " analyze routing.case_text; analyze routing.cases");
        }
    }

    private static void run(String statement) throws SQLException {
        DatabaseLogin login = databases.login("otklik_routing");
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement run = connection.createStatement()) {
            run.execute("set search_path = routing; set otklik.scope = 'service'");
            run.execute(statement);
        }
    }
}
