package otklik.notify.delivery;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import otklik.contracts.DerivedId;
import otklik.eventing.Transactions;
import otklik.notify.delivery.DeliveryRows.Planned;
import otklik.notify.wish.WishSettings;
import otklik.region.NoticeKind;

/** Opens what was held when its hour has come: by itself, or as a line of one digest for each chat. */
@Singleton
final class WakeHeld {
    private final HeldRows held;
    private final DeliveryRows rows;
    private final DataSource database;
    private final Holder holder;
    private final Bell bell;
    private final Clock clock;

    WakeHeld(HeldRows held, DeliveryRows rows, DataSource database, Holder holder, Bell bell, Clock clock) {
        this.held = held;
        this.rows = rows;
        this.database = database;
        this.holder = holder;
        this.bell = bell;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Loop loop(WishSettings settings) {
        return Worker.every(settings.look(), "notify: held notices", this::round);
    }

    /** Until nothing that is due is held. */
    private void round() throws SQLException {
        Instant now = RetryRules.micros(clock.instant());
        int woken;
        do {
            woken = Transactions.run(database, open -> held.wake(open, now));
            if (woken > 0) {
                bell.ring();
            }
        } while (woken == HeldRows.AT_ONCE);
        while (Transactions.run(database, open -> digest(open, now))) {
            bell.ring();
        }
    }

    /** False where nothing was due. */
    private boolean digest(Connection transaction, Instant now) throws SQLException {
        Map<String, List<HeldRows.Line>> byChat = held.lockDigests(transaction, now).stream()
                .collect(Collectors.groupingBy(HeldRows.Line::endpoint, LinkedHashMap::new, Collectors.toList()));
        List<Planned> digests = new ArrayList<>();
        for (List<HeldRows.Line> lines : byChat.values()) {
            Delivery digest = digest(lines, now);
            digests.add(new Planned(digest, false));
            held.digested(
                    transaction, lines.stream().map(HeldRows.Line::noticeId).toList(), digest.noticeId(), now);
        }
        rows.plan(transaction, digests, holder.name());
        return !digests.isEmpty();
    }

    /** A line for each case: what it is now. */
    private static Delivery digest(List<HeldRows.Line> lines, Instant now) {
        Map<String, Facts.Line> cases = new LinkedHashMap<>();
        for (HeldRows.Line line : lines) {
            Facts facts = line.facts();
            cases.put(line.caseId(), new Facts.Line(facts.reference(), facts.status(), facts.deadline()));
        }
        HeldRows.Line last = lines.getLast();
        Recipient to =
                new Recipient.Chat(Recipient.channelOf(last.lane()), Recipient.codeOf(last.lane()), last.endpoint());
        return Delivery.planned(
                new Cause(DerivedId.of("digest", last.noticeId().toString()), last.eventId(), last.traceparent()),
                to,
                Talk.about(last.endpoint()),
                NoticeKind.DIGEST,
                Facts.ofTalk("", List.copyOf(cases.values()), last.facts().language(), now),
                Turn.of(NoticeKind.DIGEST),
                now);
    }
}
