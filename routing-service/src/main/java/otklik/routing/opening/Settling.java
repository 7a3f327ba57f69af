package otklik.routing.opening;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import otklik.eventing.Outbox;
import otklik.eventing.seal.Sealer;
import otklik.routing.casework.Responsibility;
import otklik.routing.citizen.Pins;
import otklik.routing.conversation.Talk;
import otklik.routing.deadline.CaseTimers;

/** The settling of early replies, put together. */
final class Settling {

    @Produces
    @Singleton
    SettleReplies settleReplies(
            DataSource database,
            Responsibility responsibility,
            CaseTimers timers,
            Pins pins,
            Sealer toNotify,
            Talk talk,
            Outbox outbox,
            Clock clock,
            MeterRegistry registry) {
        return Opening.settling(
                database,
                responsibility,
                timers,
                new OpenCases.CitizensPins(pins, toNotify),
                talk.opinions(),
                outbox,
                clock,
                registry);
    }
}
