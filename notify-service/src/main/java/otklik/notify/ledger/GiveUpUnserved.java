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

/** Ends what waits for a channel that nothing writes to any more, once it is as old as any notice may become. */
@Singleton
final class GiveUpUnserved {
    private static final int AT_ONCE = 1_000;
    private static final String REASON = "given up: nothing here writes to that channel";

    private final DataSource database;
    private final Outbox outbox;
    private final DeliveryMeters meters;
    private final DeliverySettings settings;
    private final Clock clock;

    GiveUpUnserved(
            DataSource database, Outbox outbox, DeliveryMeters meters, DeliverySettings settings, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns how many. */
    int of(Collection<String> lanes) throws SQLException {
        if (lanes.isEmpty()) {
            return 0;
        }
        int all = 0;
        List<Line> ended;
        do {
            Instant now = clock.instant();
            ended = Transactions.run(database, transaction -> end(transaction, lanes, now));
            ended.forEach(line -> meters.givenUp(Recipient.channelOf(line.lane()), DeadReason.NO_SENDER));
            all += ended.size();
        } while (ended.size() == AT_ONCE);
        outbox.signal();
        return all;
    }

    private List<Line> end(Connection transaction, Collection<String> lanes, Instant now) throws SQLException {
        List<Line> ended = new ArrayList<>();
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = 'DEAD', fault = ?, reason = ?, finished_at = ?::timestamptz, awaits = null, held_by = null
                from (select notice_id from delivery
                      where state = 'PENDING' and lane = any (?) and planned_at < ?::timestamptz
                      limit ? for update skip locked) old
                where delivery.notice_id = old.notice_id
                returning\s""" + Line.COLUMNS)) {
            update.setString(1, DeadReason.NO_SENDER.word());
            update.setString(2, REASON);
            update.setString(3, now.toString());
            update.setArray(4, transaction.createArrayOf("text", lanes.toArray()));
            update.setString(5, now.minus(settings.giveUpAfter()).toString());
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
                        .map(line -> line.hasFailed(DeadReason.NO_SENDER, REASON, now))
                        .toList());
        return ended;
    }
}
