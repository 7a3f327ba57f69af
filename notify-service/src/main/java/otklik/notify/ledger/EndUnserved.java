package otklik.notify.ledger;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import otklik.eventing.Outbox;
import otklik.eventing.Transactions;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.DeliveryMeters;
import otklik.notify.delivery.DeliverySettings;
import otklik.notify.delivery.Outcome;
import otklik.notify.delivery.Recipient;
import otklik.notify.delivery.Unserved;
import otklik.notify.delivery.WriteOutcomes;

/** Ends what no sender will ever take up: a final state with a reason, and all that follows from an end. Blocks. */
@Singleton
final class EndUnserved {
    private static final int AT_ONCE = 1_000;

    private final WriteOutcomes writing;
    private final DataSource database;
    private final Outbox outbox;
    private final DeliveryMeters meters;
    private final DeliverySettings settings;
    private final Clock clock;

    EndUnserved(
            WriteOutcomes writing,
            DataSource database,
            Outbox outbox,
            DeliveryMeters meters,
            DeliverySettings settings,
            Clock clock) {
        this.writing = writing;
        this.database = database;
        this.outbox = outbox;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is for nobody, at once; returns how many. */
    int ofNobody() throws SQLException {
        Instant now = clock.instant();
        return end(ofNobody(now, DeadReason.NO_CONTACT, "the message came without an address to answer to"))
                + end(ofNobody(
                        now, DeadReason.NO_SENDER, "nothing here writes to the channel by which the message came"));
    }

    private static Unserved ofNobody(Instant now, DeadReason why, String reason) {
        return new Unserved(List.of(Recipient.Nobody.lane(why)), now, why, reason);
    }

    /** What waits for a channel that nothing writes to any more, once it is as old as any notice may become; returns how many. */
    int tooOld(Collection<String> lanes) throws SQLException {
        return lanes.isEmpty()
                ? 0
                : end(new Unserved(
                        lanes,
                        clock.instant().minus(settings.giveUpAfter()),
                        DeadReason.NO_SENDER,
                        "given up: nothing here writes to that channel"));
    }

    private int end(Unserved unserved) throws SQLException {
        int all = 0;
        int ended;
        do {
            List<Outcome> outcomes = Transactions.run(
                    database, transaction -> writing.giveUp(transaction, unserved, clock.instant(), AT_ONCE));
            outcomes.forEach(meters::count);
            ended = outcomes.size();
            all += ended;
        } while (ended == AT_ONCE);
        if (all > 0) {
            outbox.signal();
        }
        return all;
    }
}
