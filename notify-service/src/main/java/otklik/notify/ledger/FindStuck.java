package otklik.notify.ledger;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import otklik.eventing.Transactions;
import otklik.notify.delivery.Recipient;
import otklik.notify.delivery.Sender;

/** Finds notices that have been due for long and that nobody takes up: what an outage, a rest or a changed configuration left. Blocks. */
@Singleton
public final class FindStuck {
    /** As a look costs what it finds: that many of each queue are enough to see that it stands. */
    private static final int MOST_OF_A_QUEUE = 1_000;

    private final Set<String> served;
    private final DataSource database;
    private final LedgerSettings settings;
    private final Clock clock;

    FindStuck(@All List<Sender> senders, DataSource database, LedgerSettings settings, Clock clock) {
        this.served = senders.stream().map(Sender::channel).collect(Collectors.toSet());
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Why nobody takes them up. */
    public enum Why {
        /** Nothing here writes to that channel any more. */
        NO_SENDER,
        /** Whose hand they are in has died, and nobody took over. */
        HELD,
        /** The lane rests, is full, or waits for an earlier notice. */
        OVERDUE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Stuck notices of one bot or connector.
     *
     * @param why word of {@link Why}
     * @param notices how many, at least: at most 1000 are counted for each agency and urgency
     * @param since when the first of them was due
     */
    public record Stuck(String channel, String source, String why, long notices, Instant since) {
        String lane() {
            return channel + ":" + source;
        }
    }

    /** By lane. */
    public List<Stuck> now() throws SQLException {
        Instant dueBefore = clock.instant().minus(settings.stuckAfter());
        return Transactions.run(database, transaction -> find(transaction, dueBefore));
    }

    /** Hops from queue to queue through the index {@code delivery_next}: what is open and not yet late costs nothing. */
    private List<Stuck> find(Connection transaction, Instant dueBefore) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                with recursive queue as (
                  (select lane, urgency, share from delivery
                   where state in ('PENDING', 'SENDING') order by lane, urgency, share limit 1)
                  union all
                  select next.lane, next.urgency, next.share
                  from queue cross join lateral (
                    select d.lane, d.urgency, d.share from delivery d
                    where d.state in ('PENDING', 'SENDING')
                      and (d.lane, d.urgency, d.share) > (queue.lane, queue.urgency, queue.share)
                    order by d.lane, d.urgency, d.share limit 1) next)
                select late.lane, late.state, count(*), min(late.due_at)
                from queue cross join lateral (
                  select d.lane, d.state, d.due_at from delivery d
                  where d.lane = queue.lane and d.urgency = queue.urgency and d.share = queue.share
                    and d.state in ('PENDING', 'SENDING') and d.due_at < ?::timestamptz
                  order by d.due_at limit ?) late
                group by late.lane, late.state order by late.lane, late.state""")) {
            select.setString(1, dueBefore.toString());
            select.setInt(2, MOST_OF_A_QUEUE);
            List<Stuck> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String lane = Objects.requireNonNull(row.getString(1));
                    found.add(new Stuck(
                            Recipient.channelOf(lane),
                            Recipient.codeOf(lane),
                            why(lane, Objects.requireNonNull(row.getString(2))).word(),
                            row.getLong(3),
                            Objects.requireNonNull(row.getObject(4, OffsetDateTime.class))
                                    .toInstant()));
                }
            }
            return found;
        }
    }

    private Why why(String lane, String state) {
        if (!served.contains(Recipient.channelOf(lane))) {
            return Why.NO_SENDER;
        }
        return state.equals("SENDING") ? Why.HELD : Why.OVERDUE;
    }
}
