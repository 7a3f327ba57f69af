package otklik.notify.ledger;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import otklik.eventing.Outbox;
import otklik.eventing.Transactions;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.DeliveryMeters;
import otklik.notify.delivery.DeliverySettings;
import otklik.notify.delivery.Recipient;

/** Ends what no sender will ever take up: a final state with a reason, instead of none. Blocks. */
@Singleton
final class EndUnserved {
    private static final int AT_ONCE = 1_000;

    private final DataSource database;
    private final Outbox outbox;
    private final DeliveryMeters meters;
    private final DeliverySettings settings;
    private final Clock clock;

    EndUnserved(DataSource database, Outbox outbox, DeliveryMeters meters, DeliverySettings settings, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is for nobody, at once; returns how many. */
    int ofNobody() throws SQLException {
        Instant now = clock.instant();
        return end(
                        List.of(Recipient.Nobody.lane(DeadReason.NO_CONTACT)),
                        now,
                        DeadReason.NO_CONTACT,
                        "the message came without an address to answer to")
                + end(
                        List.of(Recipient.Nobody.lane(DeadReason.NO_SENDER)),
                        now,
                        DeadReason.NO_SENDER,
                        "nothing here writes to the channel by which the message came");
    }

    /** What waits for a channel that nothing writes to any more, once it is as old as any notice may become; returns how many. */
    int tooOld(Collection<String> lanes) throws SQLException {
        return end(
                lanes,
                clock.instant().minus(settings.giveUpAfter()),
                DeadReason.NO_SENDER,
                "given up: nothing here writes to that channel");
    }

    /** @param plannedBy those that were planned until then */
    private int end(Collection<String> lanes, Instant plannedBy, DeadReason why, String reason) throws SQLException {
        if (lanes.isEmpty()) {
            return 0;
        }
        int all = 0;
        int ended;
        do {
            List<Line> lines =
                    Transactions.run(database, transaction -> end(transaction, lanes, plannedBy, why, reason));
            lines.forEach(line -> meters.givenUp(Recipient.channelOf(line.lane()), why));
            ended = lines.size();
            all += ended;
        } while (ended == AT_ONCE);
        if (all > 0) {
            outbox.signal();
        }
        return all;
    }

    private List<Line> end(
            Connection transaction, Collection<String> lanes, Instant plannedBy, DeadReason why, String reason)
            throws SQLException {
        Instant now = clock.instant();
        List<Line> ended = new ArrayList<>();
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = 'DEAD', fault = ?, reason = ?, finished_at = ?::timestamptz, awaits = null, held_by = null
                from (select notice_id from delivery
                      where state = 'PENDING' and lane = any (?) and planned_at <= ?::timestamptz
                      limit ? for update skip locked) old
                where delivery.notice_id = old.notice_id
                returning\s""" + Line.COLUMNS)) {
            update.setString(1, why.word());
            update.setString(2, reason);
            update.setString(3, now.toString());
            update.setArray(4, transaction.createArrayOf("text", lanes.toArray()));
            update.setString(5, plannedBy.toString());
            update.setInt(6, AT_ONCE);
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    ended.add(Line.read(row));
                }
            }
        }
        outbox.append(
                transaction,
                ended.stream()
                        .filter(Line::isOfACase)
                        .map(line -> line.hasFailed(why, reason, now))
                        .toList());
        return ended;
    }
}
