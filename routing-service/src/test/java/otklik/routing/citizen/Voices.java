package otklik.routing.citizen;

import java.security.SecureRandom;
import java.time.Clock;
import otklik.region.RegionPack;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStore;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.TimerRows;
import otklik.routing.desk.Desks;
import otklik.routing.opening.HandlerRig;

/** What citizens say of answers, without a container. */
public final class Voices {
    private Voices() {}

    public static CitizensVoice of(HandlerRig rig, RegionPack pack, Clock clock) {
        var pool = rig.databases.pool();
        var rate = new RateAnswer(
                pool,
                new CaseStore(),
                new RateAnswer.Counted(new Ratings(), new RatedObject(new Pins(new byte[32], new SecureRandom()))),
                Desks.citizensDesk(pool, rig.outbox, rig.registry),
                () -> pack,
                clock);
        var judge = new JudgeAnswer(
                pool,
                new CaseStore(),
                new CaseDeadlines(() -> pack),
                new JudgeAnswer.Timing(new CaseTimers(() -> pack), new TimerRows()),
                rig.outbox,
                clock);
        return new CitizensVoice(new CaseStore(), rate, judge, clock);
    }
}
