package otklik.routing.opening;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import otklik.contracts.TaggedEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Outbox;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Responsibility;
import otklik.routing.conversation.Opinions;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.ResumeClocks;
import otklik.routing.deadline.TimerRows;
import otklik.routing.duplicate.AddMessages;
import otklik.routing.duplicate.Recogniser;

/** Puts together the handler of {@code messages.tagged}. */
public final class Opening {
    private Opening() {}

    public static DatabaseConsumer.Handler<TaggedEvent> handler(
            Responsibility responsibility,
            CaseTimers timers,
            OpenCases.CitizensPins pins,
            Outbox outbox,
            Clock clock,
            MeterRegistry registry) {
        return handler(responsibility, timers, pins, (transaction, said) -> () -> {}, outbox, clock, registry);
    }

    /** @param opinions what is done with what citizens say of answers in a word */
    public static DatabaseConsumer.Handler<TaggedEvent> handler(
            Responsibility responsibility,
            CaseTimers timers,
            OpenCases.CitizensPins pins,
            Opinions opinions,
            Outbox outbox,
            Clock clock,
            MeterRegistry registry) {
        return handler(
                new EarlyReplies(),
                new UniqueMessages(),
                responsibility,
                timers,
                pins,
                opinions,
                outbox,
                clock,
                registry);
    }

    /** For the replies that the handler has left to wait. */
    public static SettleReplies settling(
            DataSource database,
            Responsibility responsibility,
            CaseTimers timers,
            OpenCases.CitizensPins pins,
            Opinions opinions,
            Outbox outbox,
            Clock clock,
            MeterRegistry registry) {
        OpenCases openCases = handler(
                Waiting.OVER, new UniqueMessages(), responsibility, timers, pins, opinions, outbox, clock, registry);
        return new SettleReplies(database, openCases, outbox);
    }

    /** With another admission: for tests of what the unique constraint is good for. */
    static OpenCases handler(
            Waiting waiting,
            Admission admission,
            Responsibility responsibility,
            CaseTimers timers,
            OpenCases.CitizensPins pins,
            Opinions opinions,
            Outbox outbox,
            Clock clock,
            MeterRegistry registry) {
        CaseStore cases = new CaseStore();
        var packs = responsibility.packs();
        ResumeClocks resumeClocks = new ResumeClocks(cases, new CaseDeadlines(packs), timers, new TimerRows());
        return new OpenCases(
                new Sieve(waiting),
                admission,
                new Openings(
                        new NewCases(new SecureRandom(), new AuditTrail()),
                        responsibility,
                        timers,
                        pins,
                        new Belongings(new Leaves(), new Dialogue(packs), new Parts(packs), opinions, resumeClocks),
                        new Recogniser(packs, cases),
                        new AddMessages(cases)),
                new KnownMessages(new MessageStore(), cases, new AuditTrail()),
                outbox,
                clock,
                new OpeningMeters(registry));
    }
}
