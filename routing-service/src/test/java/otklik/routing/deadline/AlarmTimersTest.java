package otklik.routing.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.contracts.CaseEvent.CaseUnacknowledged;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStore;
import otklik.routing.fixture.Packs;
import otklik.routing.fixture.Tagged;
import otklik.routing.opening.HandlerRig;

/** Who is called for a case that cannot wait, and what is due while nobody is responsible. */
class AlarmTimersTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T10:00:00Z");

    /** Orenburg: ten minutes each; executor, curator, control centre; three rounds, of which the first call comes at once. */
    private static final List<String> CALLS = List.of(
            "1 curator 0",
            "2 control-centre 0",
            "3 executor 1",
            "4 curator 1",
            "5 control-centre 1",
            "6 executor 2",
            "7 curator 2",
            "8 control-centre 2");

    private static HandlerRig rig;
    private static FireTimers fire;

    @BeforeAll
    static void start() throws SQLException, GeneralSecurityException {
        rig = new HandlerRig(Clock.fixed(OPENED, ZoneOffset.UTC));
        fire = new FireTimers(
                rig.databases.pool(),
                new CaseStore(),
                new TimerRows(),
                new CaseTimers(() -> Packs.ORENBURG),
                new CaseDeadlines(() -> Packs.ORENBURG),
                rig.outbox,
                rig.registry);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        rig.databases.clear();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldCallEachOnceWhateverTheMinutesOfLooking(long seed) throws SQLException {
        rig.handle(Tagged.message("alarm-1").under("social"));
        Random random = new Random(seed);

        for (int look = 0; look < 60; look++) {
            fire.fire(after(random.nextInt(95)));
        }
        fire.fire(after(95));

        assertThat(calls()).isEqualTo(CALLS);
    }

    @Test
    void shouldCallEachAtHisTime() throws SQLException {
        rig.handle(Tagged.message("alarm-2").under("social"));
        List<Integer> minutes = new ArrayList<>();
        for (int minute = 0; minute < 120; minute++) {
            if (fire.fire(after(minute)) > 0) {
                minutes.add(minute);
            }
        }

        assertThat(minutes).containsExactly(10, 20, 30, 40, 50, 60, 70, 80);
    }

    @Test
    void shouldCallNobodyWhereNobodyIsInDanger() throws SQLException {
        rig.handle(Tagged.message("alarm-3").calm().under("social"));

        assertThat(fire.fire(after(95))).isZero();
    }

    @Test
    void shouldCallTheControlCentreWhereNobodyIsResponsible() throws SQLException {
        rig.handle(Tagged.message("alarm-4").unsure().under("question"));
        fire.fire(after(25));

        assertThat(calls()).containsExactly("1 control-centre 0", "2 control-centre 0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldWarnOnceOfWhatWaitsInTriage(long seed) throws SQLException {
        rig.handle(Tagged.message("alarm-5").calm().unsure().under("social"));
        Random random = new Random(seed);

        for (int look = 0; look < 40; look++) {
            fire.fire(after(random.nextInt(300)));
        }
        fire.fire(after(300));

        assertThat(rig.published())
                .extracting(published -> published.event().getClass().getSimpleName())
                .containsExactly("CaseOpened", "DeadlineNear", "CaseOverdue");
        assertThat(
                        rig.count(
                                "select count(*) from cases where status = 'triage' and deadline = opened_at + interval '4 hours'"))
                .isEqualTo(1);
    }

    @Test
    void shouldLetAClockGoOnThatStoodStillAsLongAsItMay() throws SQLException {
        rig.handle(Tagged.message("alarm-6").calm().under("social"));
        pause(1);
        int minutesOfWeek = 7 * 24 * 60;

        assertThat(fire.fire(after(minutesOfWeek))).isZero();
        // Then the 23 hours go on that were left after the first: warnings, overdue and levels, all of them in one
        // look.
        assertThat(fire.fire(after(minutesOfWeek + 200 * 60))).isEqualTo(7);

        assertThat(rig.count("select count(*) from timeline where event = 'resumed'"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from cases where deadline = opened_at + interval '8 days'"))
                .isEqualTo(1);
    }

    @Test
    void shouldFireTheOthersWhenOneCaseCannotBeWorkedOn() throws SQLException {
        rig.handle(IntStream.range(0, 20)
                .mapToObj(i -> Tagged.message("alarm-7-" + i).calm().under("social"))
                .toArray(Tagged[]::new));
        String one = "(select min(number) from cases)";
        update("update cases set clock = '\"broken\"'::jsonb where number = " + one);

        assertThat(fire.fire(after(16 * 60))).isEqualTo(19);
        assertThat(rig.count("select attempts from timer_parked")).isEqualTo(1);
        // Parked for a minute.
        assertThat(fire.fire(after(16 * 60))).isZero();
        assertThat(rig.count("select attempts from timer_parked")).isEqualTo(1);
        fire.fire(after(16 * 60 + 2));
        assertThat(rig.count("select attempts from timer_parked")).isEqualTo(2);

        update("update cases set clock = null where number = " + one);
        assertThat(fire.fire(after(17 * 60))).isEqualTo(1);
        assertThat(rig.count("select count(*) from timer_parked")).isZero();
    }

    private static void pause(int hours) throws SQLException {
        update("update cases set deadline = null, timer_at = opened_at + interval '7 days' + interval '%d hours', "
                        .formatted(hours)
                + "clock = jsonb_build_object('start', to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), "
                + "'pausedSince', to_char(opened_at at time zone 'UTC' + interval '%d hours', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'))"
                        .formatted(hours));
    }

    private static void update(String sql) throws SQLException {
        try (var connection = rig.databases.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Instant after(int minutes) {
        return OPENED.plus(Duration.ofMinutes(minutes));
    }

    private static List<String> calls() throws SQLException {
        return rig.published().stream()
                .map(HandlerRig.Published::event)
                .filter(CaseUnacknowledged.class::isInstance)
                .map(CaseUnacknowledged.class::cast)
                .map(call -> call.level() + " " + call.to() + " " + call.round())
                .toList();
    }
}
