package otklik.routing.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseEscalated;
import otklik.contracts.CaseEvent.CaseOverdue;
import otklik.contracts.CaseEvent.DeadlineNear;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStore;
import otklik.routing.fixture.Packs;
import otklik.routing.fixture.Tagged;
import otklik.routing.opening.HandlerRig;

class FireTimersTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T10:00:00Z");

    /** What the regime social asks for, by hours after the opening. */
    private static final List<String> ALL = List.of(
            "near 8h",
            "near 2h",
            "overdue",
            "escalated 1 executor-head",
            "escalated 2 curator",
            "escalated 3 governor");

    private static HandlerRig rig;
    private static FireTimers fire;

    @BeforeAll
    static void start() throws SQLException, GeneralSecurityException {
        rig = new HandlerRig(Clock.fixed(OPENED, ZoneOffset.UTC));
        // Made anew, as after a restart, it knows nothing of what it did.
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

    @Test
    void shouldFireEachTimerWhenItsHourHasCome() throws SQLException {
        rig.handle(Tagged.message("timer-1").calm().under("social"));
        List<Integer> hours = new ArrayList<>();
        for (int hour = 0; hour < 120; hour++) {
            for (int fired = fire.fire(after(hour)); fired > 0; fired--) {
                hours.add(hour);
            }
        }

        // Overdue is one second after the deadline; levels are 4, 24 and 72 hours after it.
        assertThat(hours).containsExactly(16, 22, 25, 28, 48, 96);
        assertThat(told()).isEqualTo(ALL);
    }

    @Test
    void shouldFireAllInTheirOrderWhenTheClockJumps() throws SQLException {
        rig.handle(Tagged.message("timer-2").calm().under("social"));

        assertThat(fire.fire(after(1_000))).isEqualTo(6);

        assertThat(told()).isEqualTo(ALL);
        assertThat(versions()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(fire.fire(after(1_000))).isZero();
    }

    @Test
    void shouldPutWhatTimersDoOnRecord() throws SQLException {
        String entries = "select count(*) from audit_entry";
        rig.handle(Tagged.message("timer-8").calm().under("social"));
        long before = rig.count(entries);

        fire.fire(after(1_000));

        assertThat(rig.count(entries) - before).isEqualTo(6);
    }

    @Test
    void shouldFireNothingAgainWhenTheClockGoesBack() throws SQLException {
        rig.handle(Tagged.message("timer-3").calm().under("social"));
        fire.fire(after(23));

        assertThat(fire.fire(after(1))).isZero();
        assertThat(fire.fire(after(17))).isZero();
        assertThat(fire.fire(after(23))).isZero();
        assertThat(fire.fire(after(25))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFireTheSameWhateverTheHoursOfLooking(long seed) throws SQLException {
        rig.handle(Tagged.message("timer-4").calm().under("social"));
        Random random = new Random(seed);
        List<Integer> hours = new ArrayList<>(
                IntStream.range(0, 40).mapToObj(i -> random.nextInt(130)).toList());
        Collections.shuffle(hours, random);
        hours.add(130);

        for (int hour : hours) {
            fire.fire(after(hour));
        }

        assertThat(told()).isEqualTo(ALL);
    }

    @Test
    void shouldFireOnceWhenSeveralReplicasLook() throws Exception {
        Tagged[] messages = IntStream.range(0, 1_200)
                .mapToObj(i -> Tagged.message("timer-5-" + i).calm().under("social"))
                .toArray(Tagged[]::new);
        rig.handle(messages);
        int fired = 0;
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> looks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                looks.add(replicas.submit(() -> fire.fire(after(1_000))));
            }
            for (Future<Integer> look : looks) {
                fired += look.get();
            }
        }
        // What one replica held while the others looked is left to the next look.
        fired += fire.fire(after(1_000));

        assertThat(fired).isEqualTo(6 * 1_200);
        assertThat(rig.count("select count(*) from timeline where event <> 'opened'"))
                .isEqualTo(6 * 1_200L);
        assertThat(rig.count("select count(*) from cases where timer_at is not null"))
                .isZero();
    }

    @Test
    void shouldLeaveWhatOwesNoAnswerAlone() throws SQLException {
        rig.handle(
                Tagged.message("timer-6").calm().under("gratitude"),
                Tagged.message("timer-7").calm().wanting("gratitude"));

        assertThat(fire.fire(after(100_000))).isZero();
        assertThat(rig.count("select count(*) from cases where timer_at is not null"))
                .isZero();
    }

    private static Instant after(int hours) {
        return OPENED.plus(Duration.ofHours(hours));
    }

    private static List<Integer> versions() throws SQLException {
        return rig.published().stream()
                .map(published -> published.event().snapshot().caseVersion())
                .toList();
    }

    private static List<String> told() throws SQLException {
        List<String> told = new ArrayList<>();
        for (HandlerRig.Published published : rig.published()) {
            CaseEvent event = published.event();
            if (event instanceof DeadlineNear near) {
                told.add("near " + near.left());
            } else if (event instanceof CaseOverdue) {
                told.add("overdue");
            } else if (event instanceof CaseEscalated escalated) {
                told.add("escalated " + escalated.level() + " " + escalated.to());
            }
        }
        return told;
    }
}
