package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every deadline: any term, any moment of eight years, zones with and without summer time. */
class DeadlinePropertiesTest {
    private static final ProductionCalendar RUSSIA = CalendarFile.shipped(CalendarFile.Country.RUSSIA, new FaultList());
    private static final String SEED = "20221118";

    @Property(seed = SEED)
    void aDeadlineIsNeverEarlierThanTheTerm(
            @ForAll("regions") RegionDays days,
            @ForAll("terms") Term term,
            @ForAll("moments") Instant start,
            @ForAll EndsOn endsOn) {
        var running = run(days, term, endsOn, start);
        var whole = ChronoUnit.DAYS.between(days.dayOf(start), days.dayOf(running.termEnd()));

        switch (term) {
            case Term.Hours hours ->
                assertThat(Duration.between(start, running.due())).isEqualTo(Duration.ofHours(hours.count()));
            case Term.Days calendar -> assertThat(whole).isEqualTo(calendar.count());
            case Term.Workdays workdays ->
                assertThat(RUSSIA.workdays(days.dayOf(start), days.dayOf(running.due())))
                        .isEqualTo(workdays.count());
            case Term.None ignored -> throw new AssertionError();
        }
        if (endsOn == EndsOn.WORKDAY_BEFORE) {
            // Earlier only by days on which nobody works.
            assertThat(RUSSIA.workdays(days.dayOf(running.due()), days.dayOf(running.termEnd())))
                    .isZero();
            assertThat(running.due()).isAfter(start);
        } else {
            assertThat(running.due()).isAfterOrEqualTo(running.termEnd());
        }
    }

    @Property(seed = SEED)
    void aLaterRegistrationIsNeverDueEarlier(
            @ForAll("regions") RegionDays days,
            @ForAll("terms") Term term,
            @ForAll("moments") Instant start,
            @ForAll("gaps") Duration gap,
            @ForAll EndsOn endsOn) {
        assertThat(run(days, term, endsOn, start.plus(gap)).due())
                .isAfterOrEqualTo(run(days, term, endsOn, start).due());
    }

    @Property(seed = SEED)
    void aLongerTermIsNeverDueEarlier(
            @ForAll("regions") RegionDays days,
            @ForAll("terms") Term term,
            @ForAll @IntRange(min = 1, max = 40) int more,
            @ForAll("moments") Instant start,
            @ForAll EndsOn endsOn) {
        var longer = term.withAmount(term.amount() + more);

        assertThat(run(days, longer, endsOn, start).termEnd())
                .isAfter(run(days, term, endsOn, start).termEnd());
        assertThat(run(days, longer, endsOn, start).due())
                .isAfterOrEqualTo(run(days, term, endsOn, start).due());
    }

    @Property(seed = SEED)
    void aDeadlineInWorkingDaysFallsOnAWorkday(
            @ForAll("regions") RegionDays days,
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll("moments") Instant start,
            @ForAll("pauses") List<Duration> pauses) {
        var running = pausing(days, run(days, new Term.Workdays(count), EndsOn.ANY, start), pauses);

        assertThat(RUSSIA.isWorkday(days.dayOf(running.due()))).isTrue();
    }

    @Property(seed = SEED)
    void aTermOfDaysThatAvoidsDaysOffEndsOnAWorkday(
            @ForAll("regions") RegionDays days,
            @ForAll @IntRange(min = 11, max = 60) int count,
            @ForAll("moments") Instant start,
            @ForAll("pauses") List<Duration> pauses) {
        var before = run(days, new Term.Days(count), EndsOn.WORKDAY_BEFORE, start);
        var after = pausing(days, run(days, new Term.Days(count), EndsOn.WORKDAY_AFTER, start), pauses);

        assertThat(RUSSIA.isWorkday(days.dayOf(before.due()))).isTrue();
        assertThat(RUSSIA.isWorkday(days.dayOf(after.due()))).isTrue();
    }

    @Property(seed = SEED)
    void aPauseNeverShortensWhatWasLeft(
            @ForAll("regions") RegionDays days,
            @ForAll("terms") Term term,
            @ForAll("moments") Instant start,
            @ForAll("gaps") Duration until,
            @ForAll("gaps") Duration stopped,
            @ForAll EndsOn endsOn) {
        var calculus = new DeadlineCalculus(days);
        var running = run(days, term, endsOn, start);
        var from = min(start.plus(until), running.due());
        var to = from.plus(stopped);

        var resumed = (Deadline.Running) calculus.resume(calculus.pause(running, from), to);

        boolean oneDay = days.dayOf(from).equals(days.dayOf(to));
        assertThat(resumed.due()).isAfterOrEqualTo(running.due());
        switch (term) {
            case Term.Hours ignored ->
                assertThat(Duration.between(to, resumed.due())).isEqualTo(Duration.between(from, running.due()));
            case Term.Workdays ignored ->
                assertThat(RUSSIA.workdays(days.dayOf(to), days.dayOf(resumed.due())))
                        .isGreaterThanOrEqualTo(RUSSIA.workdays(days.dayOf(from), days.dayOf(running.due())));
            default ->
                assertThat(ChronoUnit.DAYS.between(days.dayOf(to), days.dayOf(resumed.termEnd())))
                        .isGreaterThanOrEqualTo(
                                ChronoUnit.DAYS.between(days.dayOf(from), days.dayOf(running.termEnd())));
        }
        if (term instanceof Term.Days && endsOn != EndsOn.WORKDAY_BEFORE && !oneDay) {
            assertThat(wallClock(days, to, resumed.due())).isGreaterThanOrEqualTo(wallClock(days, from, running.due()));
        }
    }

    @Property(seed = SEED)
    void aLaterResumingIsNeverDueEarlier(
            @ForAll("regions") RegionDays days,
            @ForAll("terms") Term term,
            @ForAll("moments") Instant start,
            @ForAll("gaps") Duration until,
            @ForAll("gaps") Duration stopped,
            @ForAll("gaps") Duration longer,
            @ForAll EndsOn endsOn) {
        var calculus = new DeadlineCalculus(days);
        var running = run(days, term, endsOn, start);
        var paused = calculus.pause(running, min(start.plus(until), running.due()));
        var to = paused.since().plus(stopped);

        assertThat(((Deadline.Running) calculus.resume(paused, to.plus(longer))).due())
                .isAfterOrEqualTo(((Deadline.Running) calculus.resume(paused, to)).due());
    }

    @Property(seed = SEED)
    void anExtensionMovesTheEndAndNeverBeyondWhatIsAllowed(
            @ForAll("regions") RegionDays days,
            @ForAll("terms") Term term,
            @ForAll("terms") Term most,
            @ForAll @IntRange(min = 1, max = 60) int by,
            @ForAll("moments") Instant start,
            @ForAll EndsOn endsOn) {
        var policy =
                new RegimePolicy(endsOn, Optional.empty(), Optional.empty(), Optional.of(most), List.of(), List.of());
        var calculus = new DeadlineCalculus(days);
        var running = run(days, term, endsOn, start);

        var extension = calculus.extend(running, regime(term, policy), most.withAmount(by), start);

        if (by > most.amount()) {
            assertThat(extension).isEqualTo(new Extension.Refused(Extension.Why.TOO_LONG));
        } else {
            var extended = ((Extension.Granted) extension).deadline();
            assertThat(extended.termEnd()).isAfter(running.termEnd());
            assertThat(Optional.of(extended.termEnd()))
                    .isEqualTo(most.withAmount(by).end(running.termEnd(), days));
        }
    }

    @Property(seed = SEED)
    void timersAreStrictlyOrderedAroundTheDeadline(
            @ForAll("regions") RegionDays days,
            @ForAll("terms") Term term,
            @ForAll("terms") Term warning,
            @ForAll("terms") Term level,
            @ForAll("moments") Instant start,
            @ForAll("pauses") List<Duration> pauses,
            @ForAll EndsOn endsOn) {
        var policy = new RegimePolicy(
                endsOn,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(warning.withAmount(warning.amount() + 2), warning.withAmount(warning.amount() + 1), warning),
                List.of(
                        new Escalation(level, Escalation.To.EXECUTOR_HEAD),
                        new Escalation(level.withAmount(level.amount() + 1), Escalation.To.CURATOR),
                        new Escalation(level.withAmount(level.amount() + 2), Escalation.To.GOVERNOR)));
        var running = pausing(days, run(days, term, endsOn, start), pauses);

        var timers = new DeadlineCalculus(days).timers(running, regime(term, policy));

        for (int i = 1; i < timers.size(); i++) {
            assertThat(timers.get(i).at()).isAfter(timers.get(i - 1).at());
        }
        assertThat(timers)
                .allSatisfy(timer -> assertThat(timer.at().isAfter(running.due()))
                        .isEqualTo(!(timer instanceof DeadlineTimer.Warning)));
        assertThat(timers)
                .allSatisfy(timer -> assertThat(timer instanceof DeadlineTimer.Warning
                                && !timer.at().isAfter(running.course().runsSince()))
                        .isFalse());
    }

    @Property(seed = SEED)
    void theSameCourseGivesTheSameDeadline(
            @ForAll("regions") RegionDays days,
            @ForAll("terms") Term term,
            @ForAll("terms") Term other,
            @ForAll("moments") Instant start,
            @ForAll("pauses") List<Duration> pauses,
            @ForAll EndsOn endsOn) {
        var calculus = new DeadlineCalculus(days);
        var policy =
                new RegimePolicy(endsOn, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
        var running = pausing(days, run(days, term, endsOn, start), pauses);

        var there = calculus.reroute(running, regime(other, policy), "any");

        assertThat(calculus.reroute(there, regime(term, policy), "any")).isEqualTo(running);
        assertThat(there.course().start()).isEqualTo(start);
    }

    @Provide
    Arbitrary<RegionDays> regions() {
        return Arbitraries.of("Asia/Yekaterinburg", "Europe/Kaliningrad", "Europe/Helsinki", "Asia/Kamchatka")
                .map(zone -> new RegionDays(ZoneId.of(zone), RUSSIA));
    }

    @Provide
    Arbitrary<Term> terms() {
        var counts = Arbitraries.integers().between(1, 60);
        return Arbitraries.oneOf(
                counts.map(Term.Hours::new), counts.map(Term.Days::new), counts.map(Term.Workdays::new));
    }

    /** Half of them near days off that matter. */
    @Provide
    Arbitrary<Instant> moments() {
        var first = LocalDate.of(2021, 1, 1).atStartOfDay(ZoneId.of("Asia/Yekaterinburg"));
        var anywhere = Arbitraries.longs().between(0, 8 * 366 * 86_400L).map(first::plusSeconds);
        var near = Combinators.combine(
                        Arbitraries.of(
                                "2021-05-01",
                                "2021-10-29",
                                "2021-12-30",
                                "2022-03-04",
                                "2022-03-27",
                                "2022-05-01",
                                "2024-04-27",
                                "2024-12-28",
                                "2025-04-28",
                                "2027-12-31"),
                        Arbitraries.longs().between(-6 * 86_400L, 6 * 86_400L))
                .as((day, seconds) -> LocalDate.parse(day)
                        .atStartOfDay(ZoneId.of("Asia/Yekaterinburg"))
                        .plusSeconds(seconds));
        return Arbitraries.oneOf(anywhere, near).map(moment -> moment.toInstant());
    }

    @Provide
    Arbitrary<Duration> gaps() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 86_400L),
                        Arbitraries.longs().between(0, 60 * 86_400L))
                .map(Duration::ofSeconds);
    }

    /** How long the clock runs and stands, in turn. */
    @Provide
    Arbitrary<List<Duration>> pauses() {
        return gaps().list().ofMaxSize(6);
    }

    private static Deadline.Running run(RegionDays days, Term term, EndsOn endsOn, Instant start) {
        var policy =
                new RegimePolicy(endsOn, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
        return (Deadline.Running) new DeadlineCalculus(days).start(regime(term, policy), "any", start);
    }

    private static Deadline.Running pausing(RegionDays days, Deadline.Running running, List<Duration> stretches) {
        var calculus = new DeadlineCalculus(days);
        var now = running.course().start();
        var state = running;
        for (int i = 0; i + 1 < stretches.size(); i += 2) {
            var from = now.plus(stretches.get(i));
            now = from.plus(stretches.get(i + 1));
            state = (Deadline.Running) calculus.resume(calculus.pause(state, from), now);
        }
        return state;
    }

    private static Regime regime(Term term, RegimePolicy policy) {
        return new Regime("test", new Title(Map.of()), Optional.of(term), Map.of(), policy);
    }

    /** By the clocks on the wall, which summer time turns: days are counted by them. */
    private static Duration wallClock(RegionDays days, Instant from, Instant to) {
        return Duration.between(
                from.atZone(days.zone()).toLocalDateTime(),
                to.atZone(days.zone()).toLocalDateTime());
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
