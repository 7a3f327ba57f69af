package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;
import otklik.notify.Backings;

/** Looks and leases on the real table, in lanes that the service has no sender for. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class ClaimRowsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int MOST = 100;

    @Inject
    ClaimRows rows;

    @Inject
    DataSource database;

    private final String lane = "nowhere:" + UUID.randomUUID();
    private final Map<String, Integer> rooms = Map.of(lane, 1_000);
    private final Turns turns = new Turns();

    @AfterEach
    void empty() throws SQLException {
        run("delete from delivery where lane = ?", lane);
    }

    @Test
    void shouldShareTheRowsOfOneLaneBetweenTwoInstancesWhileBothTransactionsAreOpen() throws SQLException {
        plan("'w'", "gen_random_uuid()", false, 300);
        Turns others = new Turns();
        List<Delivery> second;
        List<Delivery> first;

        try (Connection one = database.getConnection();
                Connection other = database.getConnection()) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            first = claim(one, turns, "first/1");
            second = claim(other, others, "second/1");
            one.commit();
            other.commit();
            second = new ArrayList<>(second);
            second.addAll(claim(other, others, "second/1"));
            other.commit();
            one.setAutoCommit(true);
            other.setAutoCommit(true);
        }

        assertThat(first).hasSize(MOST);
        assertThat(second).isNotEmpty();
        assertThat(ids(second)).doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void shouldFindAnotherChatBehindOneThatHasFiveThousand() throws SQLException {
        plan("'crowded'", "gen_random_uuid()", true, 5_000);
        plan("'lonely'", "gen_random_uuid()", true, 1);
        run("update delivery set due_at = '2026-03-01T09:30:00Z' where endpoint = ?", lane + "lonely");

        List<String> endpoints = new ArrayList<>();
        for (int round = 0; round < 60 && !endpoints.contains(lane + "lonely"); round++) {
            claim().forEach(delivery -> endpoints.add(delivery.endpoint()));
        }

        assertThat(endpoints).containsExactly(lane + "crowded", lane + "lonely");
    }

    @Test
    void shouldTakeTheNextOfACaseWhenTheOneBeforeIsSent() throws SQLException {
        UUID caseId = UUID.randomUUID();
        plan("'w'", "'" + caseId + "'::uuid", false, 2);

        List<Delivery> first = claim();
        List<Delivery> blocked = claim();
        run(
                "update delivery set state = 'SENT', finished_at = now() where notice_id = ?::uuid",
                first.getFirst().noticeId().toString());
        turns.wake(NOW);
        List<Delivery> second = claim();

        assertThat(first).extracting(Delivery::caseVersion).containsExactly(1);
        assertThat(blocked).isEmpty();
        assertThat(second).extracting(Delivery::caseVersion).containsExactly(2);
    }

    @Test
    void shouldNotLetTwoOfAChatGoWhenAnotherInstanceSawItFree() throws SQLException {
        plan("'chat'", "gen_random_uuid()", true, 2);
        List<Candidate> both = Transactions.run(
                database,
                open ->
                        rows
                                .look(open, List.of(new Look(new Queue(lane, Urgency.ORDINARY, ""), null, 10)), NOW)
                                .stream()
                                .flatMap(seen -> seen.candidates().stream())
                                .toList());

        assertThatThrownBy(() ->
                        Transactions.run(database, open -> rows.lease(open, both, NOW, NOW.plusSeconds(60), "first/1")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("delivery_one_at_a_time");
    }

    @Test
    void shouldFindEveryQueueThatHasOpenRowsAndWhenItsFirstIsDue() throws SQLException {
        plan("'w'", "gen_random_uuid()", false, 3);
        run("update delivery set share = case_version::text, urgency = case_version - 1 where lane = ?", lane);
        run("update delivery set state = 'DEAD', finished_at = now() where lane = ? and share = '2'", lane);

        Map<Queue, Instant> heads = new HashMap<>(Transactions.run(database, rows::openQueues));
        heads.keySet().removeIf(queue -> !queue.lane().equals(lane));

        Instant first = Instant.parse("2026-03-01T09:00:00.001Z");
        assertThat(heads)
                .isEqualTo(Map.of(
                        new Queue(lane, Urgency.NOW, "1"),
                        first,
                        new Queue(lane, Urgency.MANY, "3"),
                        first.plusMillis(2)));
    }

    @Test
    void shouldCountWhatIsOpenByUrgencyAndOfALaneNoMoreThanItIsTold() throws SQLException {
        record Counts(Map<Urgency, Long> before, Map<Urgency, Long> after) {}

        // In one snapshot, as the service goes on with what other tests left.
        Counts counts = Transactions.run(database, open -> {
            try (Statement set = open.createStatement()) {
                set.execute("set transaction isolation level repeatable read");
            }
            Map<Urgency, Long> before = rows.countOpen(open, MOST);
            plan(open, "'w'", "gen_random_uuid()", false, MOST + 20);
            run(open, "update delivery set urgency = 2 where lane = ? and case_version <= 10", lane);
            run(
                    open,
                    "update delivery set state = 'DEAD', finished_at = now() where lane = ? and case_version <= 3",
                    lane);
            return new Counts(before, rows.countOpen(open, MOST));
        });

        assertThat(counts.after().get(Urgency.ORDINARY))
                .isEqualTo(counts.before().getOrDefault(Urgency.ORDINARY, 0L) + MOST);
        assertThat(counts.after().get(Urgency.MANY)).isEqualTo(counts.before().getOrDefault(Urgency.MANY, 0L) + 7);
    }

    /** A look that read more than its window would be slow when a million wait; how slow, the benchmark says. */
    @Test
    void shouldReadNoMoreThanItsWindow() throws SQLException {
        plan("'w'", "gen_random_uuid()", false, 5_000);

        List<Candidate> seen = Transactions.run(
                database,
                open -> rows.look(open, List.of(new Look(new Queue(lane, Urgency.ORDINARY, ""), null, 7)), NOW)
                        .getFirst()
                        .candidates());

        assertThat(seen).hasSize(7).isSortedAccordingTo((a, b) -> a.dueAt().compareTo(b.dueAt()));
        assertThat(explained()).anyMatch(line -> line.contains("delivery_next"));
    }

    @Test
    void shouldSeeWhenTheNextIsDueAndNotBehindItsHorizon() throws SQLException {
        plan("'w'", "gen_random_uuid()", false, 3);
        Instant next = NOW.plus(Standing.QUIET).minusMillis(1);
        run("update delivery set due_at = '" + next + "' where lane = ? and case_version = 2", lane);
        run("update delivery set due_at = '" + next.plusSeconds(1) + "' where lane = ? and case_version = 3", lane);

        Seen first = see(NOW);
        Seen later = see(next);

        assertThat(first.candidates()).hasSize(1);
        assertThat(first.next()).isEqualTo(next);
        assertThat(later.candidates()).hasSize(2);
        assertThat(later.next()).isEqualTo(next.plusSeconds(1));
        assertThat(see(next.plusSeconds(1)).next())
                .isEqualTo(next.plusSeconds(1).plus(Standing.QUIET));
    }

    private Seen see(Instant now) throws SQLException {
        return Transactions.run(
                database,
                open -> rows.look(open, List.of(new Look(new Queue(lane, Urgency.ORDINARY, ""), null, 7)), now)
                        .getFirst());
    }

    private List<String> explained() throws SQLException {
        return Transactions.run(database, open -> {
            try (Statement set = open.createStatement()) {
                set.execute("set local enable_sort = off");
            }
            try (PreparedStatement explain = open.prepareStatement("""
                    explain select notice_id from delivery
                    where lane = ? and urgency = 1::smallint and share = '' and state in ('PENDING', 'SENDING')
                      and due_at <= now() and (due_at, notice_id) > ('-infinity', '00000000-0000-0000-0000-000000000000')
                    order by due_at, notice_id limit 7""")) {
                explain.setString(1, lane);
                List<String> lines = new ArrayList<>();
                try (ResultSet row = explain.executeQuery()) {
                    while (row.next()) {
                        lines.add(DeliveryRows.text(row, 1));
                    }
                }
                return lines;
            }
        });
    }

    private List<Delivery> claim() throws SQLException {
        return Transactions.run(database, open -> claim(open, turns, "test/1"));
    }

    private List<Delivery> claim(Connection open, Turns whose, String holder) throws SQLException {
        whose.found(Map.of(new Queue(lane, Urgency.ORDINARY, ""), NOW));
        List<Look> looks = whose.next(rooms, MOST, NOW);
        List<Candidate> picked = whose.pick(rows.look(open, looks, NOW), rooms, MOST, NOW);
        return rows.lease(open, picked, NOW, NOW.plus(Duration.ofMinutes(1)), holder);
    }

    private static List<UUID> ids(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::noticeId).toList();
    }

    /** Versions and times go up from row to row. */
    private void plan(String endpoint, String caseId, boolean oneAtATime, int number) throws SQLException {
        Transactions.run(database, open -> plan(open, endpoint, caseId, oneAtATime, number));
    }

    private int plan(Connection open, String endpoint, String caseId, boolean oneAtATime, int number)
            throws SQLException {
        return run(open, """
                insert into delivery (notice_id, lane, endpoint, one_at_a_time, case_id, case_version, message_id, notice,
                  event_id, facts, state, due_at, planned_at)
                select gen_random_uuid(), lane, lane || %s, %s, %s, number, gen_random_uuid(), 'status-assigned', 'event',
                  '{"reference":"R","externalId":"e","status":"assigned","category":"roads","happenedAt":"2026-03-01T09:00:00Z"}', 'PENDING',
                  '2026-03-01T09:00:00Z'::timestamptz + number * interval '1 millisecond', now()
                from (select ?::text as lane) one, generate_series(1, %d) as number
                """.formatted(endpoint, oneAtATime, caseId, number), lane);
    }

    private void run(String sql, String value) throws SQLException {
        Transactions.run(database, open -> run(open, sql, value));
    }

    private static int run(Connection open, String sql, String value) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(sql)) {
            statement.setString(1, value);
            return statement.executeUpdate();
        }
    }
}
