package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import otklik.notify.delivery.DeliveryRows.Planned;
import otklik.notify.failover.SecondWay;
import otklik.notify.ledger.FinalWord;
import otklik.region.NoticeKind;

/**
 * Tells by the citizen's second way what did not reach him by the first, once: the second notice has an id of its own and no third after it.
 * What he stopped, and what may have reached him, is not told again.
 */
@Singleton
final class PlanSecondWay implements FinalWord {
    private final SecondWay secondWay;
    private final DeliveryRows rows;
    private final Bars bars;
    private final Holder holder;
    private final Clock clock;

    PlanSecondWay(SecondWay secondWay, DeliveryRows rows, Bars bars, Holder holder, Clock clock) {
        this.secondWay = secondWay;
        this.rows = rows;
        this.bars = bars;
        this.holder = holder;
        this.clock = clock;
    }

    @Override
    public void ended(Connection transaction, List<Outcome> counted) throws SQLException {
        List<Delivery> untold = new ArrayList<>();
        for (Outcome outcome : counted) {
            if (outcome instanceof Outcome.Dead dead && leadsElsewhere(dead)) {
                untold.add(dead.delivery());
            }
        }
        if (untold.isEmpty()) {
            return;
        }
        Map<String, Recipient> ways = secondWay.of(transaction, endpoints(untold, false));
        Map<String, Recipient> ofForgotten = secondWay.ofForgotten(transaction, endpoints(untold, true));
        Instant now = RetryRules.micros(clock.instant());
        List<Planned> planned = new ArrayList<>();
        for (Delivery delivery : untold) {
            Recipient to = (isFarewell(delivery) ? ofForgotten : ways).get(delivery.endpoint());
            if (to != null) {
                planned.add(new Planned(delivery.insteadBy(to, now), false));
            }
        }
        rows.plan(transaction, planned, holder.name());
    }

    private static Set<String> endpoints(List<Delivery> untold, boolean farewell) {
        return untold.stream()
                .filter(delivery -> isFarewell(delivery) == farewell)
                .map(Delivery::endpoint)
                .collect(Collectors.toSet());
    }

    private static boolean isFarewell(Delivery delivery) {
        return delivery.notice().equals(NoticeKind.ERASED.code());
    }

    private boolean leadsElsewhere(Outcome.Dead dead) {
        Delivery delivery = dead.delivery();
        if (delivery.insteadOf() != null
                || !delivery.oneAtATime()
                || Talk.isTalk(delivery.notice())
                || bars.against(delivery) == DeadReason.STOPPED) {
            return false;
        }
        return switch (dead.why()) {
            case BLOCKED, UNKNOWN_RECIPIENT, NO_CONTACT, NO_SENDER -> true;
            case STOPPED, NO_WEBHOOK, REFUSED, TOO_LONG, TEMPLATE, UNANSWERED, NONSENSE, TOO_OLD -> false;
        };
    }
}
