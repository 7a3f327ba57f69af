package otklik.routing.citizen;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Clock;
import javax.sql.DataSource;
import otklik.eventing.Outbox;
import otklik.eventing.seal.KeySettings;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.region.CurrentPack;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStore;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.TimerRows;
import otklik.routing.desk.CitizensDesk;

/** The citizen's side, put together. */
final class CitizensDoor {

    @Produces
    @Singleton
    Entrance entrance(DataSource database, CaseStore cases, Pins pins, StatusPageSettings settings, Clock clock) {
        atLeastOne("wrong-pins-per-hour", settings.wrongPinsPerHour());
        return new Entrance(new StatusPage(database, cases, pins, new PinGuesses(settings.wrongPinsPerHour()), clock));
    }

    @Produces
    @Singleton
    ReadCase readCase(DataSource database, CaseStore cases, CurrentPack packs, Clock clock) {
        return new ReadCase(database, cases, new Ratings(), packs, clock);
    }

    @Produces
    @Singleton
    RateAnswer rateAnswer(
            DataSource database, CaseStore cases, Pins pins, CitizensDesk desk, CurrentPack packs, Clock clock) {
        var counted = new RateAnswer.Counted(new Ratings(), new RatedObject(pins));
        return new RateAnswer(database, cases, counted, desk, packs, clock);
    }

    @Produces
    @Singleton
    OpinionReplies opinions(Entrance entrance, RateAnswer rateAnswer, KeySettings keys, CurrentPack packs, Clock clock)
            throws GeneralSecurityException {
        var ours = SealKeys.readPrivate(keys.dir(), "routing").getPublicKeysetHandle();
        return new OpinionReplies(entrance, rateAnswer, new Sealer(ours, clock), packs);
    }

    @Produces
    @Singleton
    AskToAdd askToAdd(
            DataSource database, CaseStore cases, StatusPageSettings settings, CurrentPack packs, Clock clock) {
        atLeastOne("additions-per-day", settings.additionsPerDay());
        return new AskToAdd(database, cases, settings.additionsPerDay(), packs, clock);
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("otklik.status-page." + key + ": expected 1 or more, not " + value);
        }
    }

    @Produces
    @Singleton
    JudgeAnswer judgeAnswer(
            DataSource database,
            CaseStore cases,
            CaseDeadlines deadlines,
            JudgeAnswer.Timing timing,
            Outbox outbox,
            Clock clock) {
        return new JudgeAnswer(database, cases, deadlines, timing, outbox, clock);
    }

    @Produces
    @Singleton
    CitizensVoice voice(CaseStore cases, RateAnswer rateAnswer, JudgeAnswer judgeAnswer, Clock clock) {
        return new CitizensVoice(cases, rateAnswer, judgeAnswer, clock);
    }

    @Produces
    @Singleton
    JudgeAnswer.Timing timing(CaseTimers timers, TimerRows rows) {
        return new JudgeAnswer.Timing(timers, rows);
    }
}
