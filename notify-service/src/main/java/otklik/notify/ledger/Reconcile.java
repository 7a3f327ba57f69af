package otklik.notify.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import otklik.notify.delivery.Loop;
import otklik.notify.delivery.Worker;
import otklik.notify.ledger.FindStuck.Stuck;
import otklik.notify.ledger.FindStuck.Why;

/** Goes through the ledger now and then: shows what is stuck, and ends what nobody will ever take up. */
@Singleton
final class Reconcile {
    private static final Logger LOG = Logger.getLogger(Reconcile.class);

    private final FindStuck stuck;
    private final EndUnserved unserved;
    private final Map<Why, AtomicLong> counts = new EnumMap<>(Why.class);

    Reconcile(FindStuck stuck, EndUnserved unserved, MeterRegistry registry) {
        this.stuck = stuck;
        this.unserved = unserved;
        for (Why why : Why.values()) {
            AtomicLong count = new AtomicLong();
            counts.put(why, count);
            Gauge.builder("otklik.deliveries.stuck", count, AtomicLong::doubleValue)
                    .description("Deliveries that are long due and that nobody takes up, at the last look")
                    .tags("why", why.word())
                    .register(registry);
        }
    }

    @Produces
    @Singleton
    Loop loop(LedgerSettings settings) {
        return Worker.every(settings.reconcile(), "notify: reconcile", this::round);
    }

    void round() throws SQLException {
        int untold = unserved.ofNobody();
        if (untold > 0) {
            LOG.infof("deliveries=%d result=dead reason=nobody", untold);
        }
        List<Stuck> found = stuck.now();
        int ended = unserved.tooOld(found.stream()
                .filter(lane -> lane.why().equals(Why.NO_SENDER.word()))
                .map(Stuck::lane)
                .distinct()
                .toList());
        if (ended > 0) {
            LOG.warnf("deliveries=%d result=dead reason=%s", ended, Why.NO_SENDER.word());
        }
        counts.forEach((why, count) -> count.set(found.stream()
                .filter(lane -> lane.why().equals(why.word()))
                .mapToLong(Stuck::notices)
                .sum()));
    }
}
