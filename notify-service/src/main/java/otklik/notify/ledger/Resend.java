package otklik.notify.ledger;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Outbox;
import otklik.eventing.Transactions;
import otklik.notify.delivery.DeadReason;

/**
 * Sends again what was given up, because staff asks for it: when a receiver is mended, a channel is switched on, or a person came back.
 * Blocks.
 */
@Singleton
public final class Resend {
    /** Most of one request. */
    static final int MOST = 10_000;

    private final ResendRows rows;
    private final DataSource database;
    private final Outbox outbox;
    private final Clock clock;

    Resend(ResendRows rows, DataSource database, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Answer {
        /** @param times how often it was asked for, this time included */
        record Begun(int times) implements Answer {}

        /** @param state what the notice is instead of dead, or {@code DEAD} where it cannot or must not go again */
        record NotPossible(String state) implements Answer {}

        /** Its citizen can be written to by this channel alone, and nothing here writes to it. */
        record ChannelOff(String channel) implements Answer {}

        record Unknown() implements Answer {}
    }

    public Answer one(UUID noticeId) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Answer answer = Transactions.runAnew(database, transaction -> {
            Optional<Line> opened = rows.one(transaction, noticeId, now);
            if (opened.isPresent()) {
                tell(transaction, List.of(opened.get()), now);
                return new Answer.Begun(opened.get().resent());
            }
            Optional<String> off = rows.unserved(transaction, noticeId);
            if (off.isPresent()) {
                return new Answer.ChannelOff(off.get());
            }
            return rows.stateOf(transaction, noticeId)
                    .<Answer>map(Answer.NotPossible::new)
                    .orElseGet(Answer.Unknown::new);
        });
        outbox.signal();
        return answer;
    }

    /**
     * The oldest first, at most {@value #MOST}; they go after what is told for the first time.
     *
     * @param source the connector or bot
     * @param why all reasons where absent
     * @return how many
     */
    public int many(String channel, String source, @Nullable DeadReason why, Instant since) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int opened = Transactions.runAnew(database, transaction -> {
            List<Line> lines = rows.many(transaction, channel + ":" + source, since, why, MOST, now);
            tell(transaction, lines, now);
            return lines.size();
        });
        outbox.signal();
        return opened;
    }

    private void tell(Connection transaction, List<Line> lines, Instant now) throws SQLException {
        outbox.append(
                transaction,
                lines.stream()
                        .filter(Line::isOfACase)
                        .map(line -> line.isResent(now))
                        .toList());
    }
}
