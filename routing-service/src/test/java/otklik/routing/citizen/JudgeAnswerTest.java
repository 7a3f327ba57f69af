package otklik.routing.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseClosed;
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.CaseEvent.CaseReopened;
import otklik.region.RegionPack;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.FireTimers;
import otklik.routing.deadline.TimerRows;
import otklik.routing.fixture.Packs;
import otklik.routing.fixture.Tagged;
import otklik.routing.opening.HandlerRig;

/** What rules answer and turn down at once, and what the citizen can say to it. */
class JudgeAnswerTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(OPENED, ZoneOffset.UTC);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static HandlerRig rig;
    private static JudgeAnswer judge;
    private static FireTimers fire;

    @BeforeAll
    static void start() throws SQLException, GeneralSecurityException, IOException {
        Packs.copyTo(folder);
        Files.writeString(folder.resolve("routes.yaml"), """
                threshold: 0.5
                rejectAlone: [spam]
                rules:
                  - {id: spam, when: {words: [казино]}, reject: spam}
                  - {id: known, when: {kind: question}, answer: follow-a-case}
                  - {id: unsure, when: {confidenceBelow: threshold}, triage: low-confidence}
                  - {id: otherwise, triage: no-rule}
                """);
        RegionPack pack = RegionPack.load(folder);
        rig = new HandlerRig(CLOCK, pack);
        CaseTimers timers = new CaseTimers(() -> pack);
        CaseDeadlines deadlines = new CaseDeadlines(() -> pack);
        judge = new JudgeAnswer(
                rig.databases.pool(),
                new CaseStore(),
                deadlines,
                new JudgeAnswer.Timing(timers, new TimerRows()),
                rig.outbox,
                CLOCK);
        fire = new FireTimers(
                rig.databases.pool(), new CaseStore(), new TimerRows(), timers, deadlines, rig.outbox, rig.registry);
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
    void shouldAnswerAtOnceAndCloseWhenNobodyObjects() throws SQLException {
        CaseOpened opened = opened(Tagged.message("answer-1").calm().wanting("question"));

        assertThat(opened.snapshot().status()).isEqualTo("approved");
        assertThat(opened.snapshot().executor()).isNull();
        assertThat(opened.answer()).contains("PIN");
        assertThat(fire.fire(OPENED.plus(Duration.ofHours(71)))).isZero();
        assertThat(fire.fire(OPENED.plus(Duration.ofHours(72)))).isEqualTo(1);
        assertThat(last()).isInstanceOf(CaseClosed.class);
    }

    @Test
    void shouldFindAPersonWhenTheAnswerDidNotHelp() throws SQLException {
        Reference reference = reference(opened(Tagged.message("answer-2").calm().wanting("question")));

        assertThat(judge.judge(reference, false)).isPresent();
        assertThat(judge.judge(reference, false)).as("again").isPresent();

        assertThat(last()).isInstanceOfSatisfying(CaseReopened.class, reopened -> {
            assertThat(reopened.reason()).isEqualTo("did-not-help");
            assertThat(reopened.snapshot().status()).isEqualTo("triage");
            assertThat(reopened.snapshot().caseVersion()).isEqualTo(2);
        });
        assertThat(judge.judge(reference, true)).isEmpty();
        assertThat(rig.count("select count(*) from cases where status = 'triage' and timer_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void shouldCloseWhenTheAnswerHelped() throws SQLException {
        Reference reference = reference(opened(Tagged.message("answer-3").calm().wanting("question")));

        judge.judge(reference, true);

        assertThat(last()).isInstanceOf(CaseClosed.class);
        assertThat(judge.judge(reference, true)).isPresent();
        assertThat(judge.judge(reference, false)).isEmpty();
    }

    @Test
    void shouldTurnDownAtOnceAndSayWhy() throws SQLException {
        CaseOpened opened = opened(Tagged.message("answer-4").calm().saying("Лучшее казино"));

        assertThat(opened.snapshot().status()).isEqualTo("rejected");
        assertThat(opened.rejectedFor()).isEqualTo("spam");
        assertThat(judge.judge(reference(opened), false)).isEmpty();
        assertThat(rig.count("select count(*) from cases where rejected_for = 'spam' and rejected_at = opened_at"))
                .isEqualTo(1);
    }

    @Test
    void shouldNotLetWorkOfPeopleBeJudgedHere() throws SQLException {
        Reference reference = reference(opened(Tagged.message("answer-5").calm()));

        assertThat(judge.judge(reference, false)).isEmpty();
    }

    private static CaseOpened opened(Tagged message) throws SQLException {
        rig.handle(message);
        return (CaseOpened) last();
    }

    private static Reference reference(CaseOpened opened) {
        return Reference.parse(opened.snapshot().reference()).orElseThrow();
    }

    private static CaseEvent last() throws SQLException {
        return rig.published().getLast().event();
    }
}
