package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real days of real years in Orenburg, told by local time. */
class DeadlineCalculusTest {
    private static final RegionPack PACK = RegionPack.load(Path.of("../regions/orenburg"));
    private static final DeadlineCalculus CALCULUS = PACK.deadlines();
    private static final ZoneId ZONE = PACK.zone();
    private static final Regime APPEAL = PACK.regime("appeal").orElseThrow();
    private static final Regime PORTAL = PACK.regime("portal").orElseThrow();
    private static final Regime SOCIAL = PACK.regime("social").orElseThrow();
    private static final Regime THANKS = PACK.regime("gratitude").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        // New Year: 30 December 2021 is the last working day before 10 January 2022.
        "1wd, 2021-12-30T18:00, 2022-01-10T23:59:59",
        "9wd, 2021-12-30T18:00, 2022-01-20T23:59:59",
        "1wd, 2021-12-31T10:00, 2022-01-10T23:59:59",
        "1wd, 2022-01-09T23:59, 2022-01-10T23:59:59",
        "1wd, 2022-01-10T00:00, 2022-01-11T23:59:59",
        // May: 30 April to 3 May and 7 to 10 May 2022 are off.
        "1wd, 2022-04-29T12:00, 2022-05-04T23:59:59",
        "3wd, 2022-05-01T12:00, 2022-05-06T23:59:59",
        "4wd, 2022-05-01T12:00, 2022-05-11T23:59:59",
        // Saturday 5 March 2022 is worked, Monday the 7th is off.
        "1wd, 2022-03-04T12:00, 2022-03-05T23:59:59",
        "2wd, 2022-03-04T12:00, 2022-03-09T23:59:59",
        "1wd, 2022-03-05T12:00, 2022-03-09T23:59:59",
        // The President's days off of 2021.
        "1wd, 2021-10-29T12:00, 2021-11-08T23:59:59",
        // Radonitsa 2025 in Orenburg.
        "1wd, 2025-04-28T12:00, 2025-04-30T23:59:59",
        "10d, 2021-12-30T18:00, 2022-01-09T23:59:59",
        "24h, 2021-12-31T10:15, 2022-01-01T10:15",
    })
    void shouldCount(String term, LocalDateTime registered, LocalDateTime due) {
        assertThat(due(CALCULUS.start(regime(term, RegimePolicy.NONE), "roads", at(registered))))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "any, 2022-02-20T12:00, 2022-03-08T23:59:59",
        "workday-before, 2022-02-20T12:00, 2022-03-05T23:59:59",
        "workday-after, 2022-02-20T12:00, 2022-03-09T23:59:59",
        "workday-before, 2022-02-21T12:00, 2022-03-09T23:59:59",
        "workday-after, 2022-02-21T12:00, 2022-03-09T23:59:59",
    })
    void shouldEndATermOfDaysWhereTheRegimeSays(String code, LocalDateTime registered, LocalDateTime due) {
        var regime = regime("16d", ending(code));

        assertThat(due(CALCULUS.start(regime, "roads", at(registered)))).isEqualTo(due);
    }

    @Test
    void shouldNotEndATermBeforeItBegan() {
        var regime = regime("1d", ending("workday-before"));

        assertThat(due(CALCULUS.start(regime, "roads", at("2022-01-03T12:00")))).isEqualTo("2022-01-04T23:59:59");
        assertThat(due(CALCULUS.start(regime, "roads", at("2021-12-30T12:00")))).isEqualTo("2021-12-31T23:59:59");
    }

    @Test
    void shouldAnswerAnAppealBeforeTheHolidays() {
        // 30 days after 8 December 2021 is 7 January 2022; the last day worked before is 30 December.
        assertThat(due(CALCULUS.start(APPEAL, "roads", at("2021-12-08T09:00")))).isEqualTo("2021-12-30T23:59:59");
        assertThat(CALCULUS.registerBy(APPEAL, at("2022-03-03T20:00"))).contains(at("2022-03-05T23:59:59"));
        assertThat(CALCULUS.redirectBy(APPEAL, at("2022-03-01T09:00"))).contains(at("2022-03-05T23:59:59"));
        assertThat(CALCULUS.registerBy(SOCIAL, at("2022-03-03T20:00"))).isEmpty();
    }

    @Test
    void shouldGoOnWithWhatWasLeftOfWorkingDays() {
        var running = running(regime("9wd", RegimePolicy.NONE), "2022-02-14T12:00");
        assertThat(due(running)).isEqualTo("2022-02-28T23:59:59");

        // Left: the day of the pause itself, the 25th and the 28th.
        var paused = CALCULUS.pause(running, at("2022-02-24T10:00"));

        assertThat(due(CALCULUS.resume(paused, at("2022-02-24T18:00")))).isEqualTo("2022-02-28T23:59:59");
        assertThat(due(CALCULUS.resume(paused, at("2022-03-04T18:00")))).isEqualTo("2022-03-10T23:59:59");
    }

    @Test
    void shouldGoOnWithWhatWasLeftOfDaysAndHours() {
        var days = CALCULUS.pause(running(PORTAL, "2022-03-01T12:00"), at("2022-03-09T12:00"));
        var hours = CALCULUS.pause(running(SOCIAL, "2022-03-01T12:00"), at("2022-03-02T02:00"));

        assertThat(due(CALCULUS.resume(days, at("2022-03-15T20:00")))).isEqualTo("2022-03-18T23:59:59");
        assertThat(due(CALCULUS.resume(hours, at("2022-03-15T20:00")))).isEqualTo("2022-03-16T06:00");
    }

    @Test
    void shouldNotHealAnOverdueClockByAPause() {
        var running = running(SOCIAL, "2022-03-01T12:00");

        var paused = CALCULUS.pause(running, at("2022-03-02T12:00:01"));

        assertThat(due(CALCULUS.resume(paused, at("2022-03-05T12:00")))).isEqualTo("2022-03-02T12:00");
    }

    @Test
    void shouldTakeAMomentOfAClockThatLagsAsTheOneBefore() {
        var running = running(SOCIAL, "2022-03-01T12:00");

        var paused = CALCULUS.pause(running, at("2022-03-01T11:00"));
        var resumed = CALCULUS.resume(paused, at("2022-03-01T10:00"));

        assertThat(resumed).isEqualTo(CALCULUS.resume(paused, at("2022-03-01T12:00")));
        assertThat(due(resumed)).isEqualTo("2022-03-02T12:00");
    }

    @Test
    void shouldExtendAnAppealByThirtyDaysAtMost() {
        var running = running(APPEAL, "2022-03-01T12:00");

        var extended = granted(CALCULUS.extend(running, APPEAL, new Term.Days(20), at("2022-03-20T12:00")));
        var again = granted(CALCULUS.extend(extended, APPEAL, new Term.Days(10), at("2022-03-21T12:00")));

        assertThat(due(extended)).isEqualTo("2022-04-20T23:59:59");
        // 30 April is a day off.
        assertThat(due(again)).isEqualTo("2022-04-29T23:59:59");
        assertThat(CALCULUS.extend(again, APPEAL, new Term.Days(1), at("2022-03-22T12:00")))
                .isEqualTo(new Extension.Refused(Extension.Why.TOO_LONG));
        assertThat(CALCULUS.extend(running, APPEAL, new Term.Days(31), at("2022-03-22T12:00")))
                .isEqualTo(new Extension.Refused(Extension.Why.TOO_LONG));
    }

    @Test
    void shouldRefuseAnExtensionWithItsReason() {
        var appeal = running(APPEAL, "2022-03-01T12:00");

        assertThat(CALCULUS.extend(
                        appeal, APPEAL, new Term.Days(1), appeal.due().plusSeconds(1)))
                .isEqualTo(new Extension.Refused(Extension.Why.OVERDUE));
        assertThat(CALCULUS.extend(appeal, APPEAL, new Term.Workdays(1), appeal.due()))
                .isEqualTo(new Extension.Refused(Extension.Why.OTHER_UNIT));
        assertThat(CALCULUS.extend(
                        running(SOCIAL, "2022-03-01T12:00"), SOCIAL, new Term.Hours(1), at("2022-03-01T13:00")))
                .isEqualTo(new Extension.Refused(Extension.Why.NOT_ALLOWED));
    }

    @Test
    void shouldKeepTheStartAndThePausesWhenTheCategoryChanges() {
        var paused = CALCULUS.pause(running(PORTAL, "2022-03-01T12:00"), at("2022-03-03T12:00"));
        var resumed = CALCULUS.resume(paused, at("2022-03-10T12:00"));
        assertThat(due(resumed)).isEqualTo("2022-03-19T23:59:59");

        var rerouted = CALCULUS.reroute(resumed, PORTAL, "ecology");

        assertThat(due(rerouted)).isEqualTo("2022-04-08T23:59:59");
        assertThat(CALCULUS.reroute(rerouted, PORTAL, "roads")).isEqualTo(resumed);
        assertThat(CALCULUS.reroute(paused, PORTAL, "ecology"))
                .isInstanceOfSatisfying(
                        Deadline.Paused.class,
                        still -> assertThat(CALCULUS.resume(still, at("2022-03-10T12:00")))
                                .isEqualTo(rerouted));
    }

    @Test
    void shouldRegisterAPromotedCaseAnew() {
        var social = running(SOCIAL, "2022-03-01T12:00");
        var thanks = CALCULUS.start(THANKS, "roads", at("2022-03-01T12:00"));

        assertThat(CALCULUS.promote(social, APPEAL, "roads", at("2022-03-05T10:00")))
                .isEqualTo(CALCULUS.start(APPEAL, "roads", at("2022-03-05T10:00")));
        assertThat(due(CALCULUS.promote(thanks, APPEAL, "roads", at("2022-03-01T13:00"))))
                .isEqualTo("2022-03-31T23:59:59");
    }

    @Test
    void shouldOweNoAnswerToThanks() {
        assertThat(CALCULUS.start(THANKS, "roads", at("2022-03-01T12:00"))).isInstanceOf(Deadline.NotOwed.class);
    }

    @Test
    void shouldListTheTimersOfADeadline() {
        var running = running(APPEAL, "2022-04-08T12:00");
        assertThat(due(running)).isEqualTo("2022-05-06T23:59:59");

        assertThat(CALCULUS.timers(running, APPEAL))
                .containsExactly(
                        new DeadlineTimer.Warning(at("2022-04-26T23:59:59"), new Term.Days(10)),
                        new DeadlineTimer.Warning(at("2022-05-03T23:59:59"), new Term.Days(3)),
                        new DeadlineTimer.Warning(at("2022-05-05T23:59:59"), new Term.Days(1)),
                        new DeadlineTimer.Overdue(at("2022-05-07T00:00")),
                        new DeadlineTimer.Escalate(at("2022-05-11T23:59:59"), 1, Escalation.To.EXECUTOR_HEAD),
                        new DeadlineTimer.Escalate(at("2022-05-12T23:59:59"), 2, Escalation.To.CURATOR),
                        new DeadlineTimer.Escalate(at("2022-05-17T23:59:59"), 3, Escalation.To.GOVERNOR));
    }

    @Test
    void shouldNotWarnBeforeTheClockRan() {
        var paused = CALCULUS.pause(running(SOCIAL, "2022-03-01T12:00"), at("2022-03-02T09:00"));
        var resumed = (Deadline.Running) CALCULUS.resume(paused, at("2022-03-04T09:00"));

        // Three hours are left, so the warning at eight is past.
        assertThat(CALCULUS.timers(resumed, SOCIAL).stream().map(DeadlineTimer::at))
                .startsWith(at("2022-03-04T10:00"), at("2022-03-04T12:00:01"), at("2022-03-04T16:00"));
    }

    @Test
    void shouldWarnByWorkingDays() {
        var policy = new RegimePolicy(
                EndsOn.ANY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Term.Workdays(2), new Term.Workdays(1)),
                List.of());
        var regime = regime("9wd", policy);

        var timers = CALCULUS.timers(running(regime, "2022-02-28T12:00"), regime);

        // Due on Monday the 14th; the 11th and the 14th follow the first warning.
        assertThat(timers.stream().map(DeadlineTimer::at))
                .containsExactly(at("2022-03-10T23:59:59"), at("2022-03-13T23:59:59"), at("2022-03-15T00:00"));
    }

    @Test
    void shouldTellThePackItsDeadline() {
        assertThat(PACK.deadline("appeal", "roads", at("2021-12-08T09:00"))).contains(at("2021-12-30T23:59:59"));
        assertThat(Duration.between(
                        at("2022-03-01T12:00"),
                        PACK.deadline("social", "roads", at("2022-03-01T12:00")).orElseThrow()))
                .isEqualTo(Duration.ofHours(24));
    }

    private static RegimePolicy ending(String code) {
        for (var endsOn : EndsOn.values()) {
            if (endsOn.code().equals(code)) {
                return new RegimePolicy(
                        endsOn, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
            }
        }
        throw new IllegalArgumentException(code);
    }

    private static Regime regime(String term, RegimePolicy policy) {
        return new Regime("test", new Title(Map.of()), Term.parse(term), Map.of(), policy);
    }

    private static Deadline.Running running(Regime regime, String registered) {
        return (Deadline.Running) CALCULUS.start(regime, "roads", at(registered));
    }

    private static Deadline.Running granted(Extension extension) {
        return ((Extension.Granted) extension).deadline();
    }

    private static LocalDateTime due(Deadline deadline) {
        return LocalDateTime.ofInstant(((Deadline.Running) deadline).due(), ZONE);
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }
}
