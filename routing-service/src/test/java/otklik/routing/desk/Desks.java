package otklik.routing.desk;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import otklik.contracts.CaseSnapshot;
import otklik.eventing.Ids;
import otklik.eventing.Outbox;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.casework.Responsibility;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.TimerRows;
import otklik.routing.fixture.Packs;

/** The desk without a container. */
public final class Desks {
    private Desks() {}

    public static CitizensDesk citizensDesk(DataSource database, Outbox outbox, MeterRegistry registry) {
        var clocks = new CaseCommand.Clocks(new CaseTimers(() -> Packs.ORENBURG), new TimerRows());
        return new CitizensDesk(
                new CaseCommand(database, new CaseStore(), clocks, outbox, Clock.systemUTC(), registry),
                new CaseDeadlines(() -> Packs.ORENBURG));
    }

    public static AgencyDesk agencyDesk(DataSource database, Outbox outbox, MeterRegistry registry) {
        return new AgencyDesk(
                command(database, outbox, registry),
                new Responsibility(Packs.ORENBURG),
                new CaseDeadlines(() -> Packs.ORENBURG));
    }

    /** By somebody of the agency that works on the case, whatever its version. */
    public static AgencyDesk.Act act(CaseSnapshot of, String employee) {
        return new AgencyDesk.Act(
                String.valueOf(of.executor()),
                employee,
                Reference.parse(of.reference()).orElseThrow(),
                null,
                Ids.next(),
                null);
    }

    static CaseCommand command(DataSource database, Outbox outbox, MeterRegistry registry) {
        var clocks = new CaseCommand.Clocks(new CaseTimers(() -> Packs.ORENBURG), new TimerRows());
        return new CaseCommand(database, new CaseStore(), clocks, outbox, Clock.systemUTC(), registry);
    }
}
