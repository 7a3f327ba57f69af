package otklik.notify.ledger;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.Sender;

/** Opens again what was given up, under the same id. Its last attempt joins the others, as it is the last no more. */
@Singleton
final class ResendRows {
    /** After those that somebody waits for and those of an ordinary day, as {@code delivery.urgency} has it. */
    private static final int LAST = 2;

    private static final int AS_IT_WAS = 0;

    /** The lane that it has; where that is nobody's, the one of the address that its citizen has given, if there is one. */
    private static final String WAY = """
            cross join lateral (
              select coalesce((
                select c.channel || ':' || c.source from contact c
                where starts_with(earlier.lane, 'none:') and c.contact_id = earlier.endpoint), earlier.lane) as lane) way""";

    /**
     * Of what is dead all can go again whose content and recipient are kept and to whose channel something writes now, but no status that
     * a later one of its case has overtaken: the same rule by which it would not have been sent at first.
     */
    private static final String REOPEN = """
            with chosen as (
              select earlier.notice_id, earlier.attempts, earlier.finished_at, earlier.reason, earlier.fault, way.lane
              from delivery earlier
              """ + WAY + """

              where earlier.state = 'DEAD' and earlier.facts is not null and earlier.endpoint <> ''
                and split_part(way.lane, ':', 1) = any (?) and %s
                and not (earlier.notice like 'status-%%' and exists (
                  select from delivery later
                  where later.case_id = earlier.case_id and later.endpoint = earlier.endpoint
                    and later.case_version > earlier.case_version
                    and later.notice like 'status-%%' and later.state <> 'DEAD'
                    and (earlier.notice not in ('status-answered', 'status-rejected', 'status-question') or later.notice = earlier.notice)))
              order by earlier.finished_at, earlier.notice_id
              limit ?
              for update of earlier),
            kept as (
              insert into attempt (notice_id, number, at, answer, next_at, unanswered)
              select notice_id, attempts, finished_at, coalesce(reason, ''), ?::timestamptz, coalesce(fault = 'unanswered', false)
              from chosen where attempts > 0
              on conflict on constraint attempt_pkey do nothing)
            update delivery set lane = chosen.lane, state = 'PENDING', due_at = ?::timestamptz, planned_at = ?::timestamptz, finished_at = null,
              resent = delivery.resent + 1, fault = null, awaits = null, urgency = greatest(delivery.urgency, ?)
            from chosen
            where delivery.notice_id = chosen.notice_id
            returning\s""" + Line.COLUMNS;

    private final Set<String> served;

    ResendRows(@All List<Sender> senders) {
        this.served = senders.stream().map(Sender::channel).collect(Collectors.toSet());
    }

    /** Empty where it cannot go again: {@link #unserved} and {@link #stateOf} say why. */
    Optional<Line> one(Connection transaction, UUID noticeId, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(REOPEN.formatted("earlier.notice_id = ?"))) {
            update.setObject(2, noticeId);
            return reopened(update, 3, 1, AS_IT_WAS, now).stream().findFirst();
        }
    }

    /**
     * Those of a lane that ended since the instant, the oldest first.
     *
     * @param why all reasons where absent
     */
    List<Line> many(Connection transaction, String lane, Instant since, @Nullable DeadReason why, int most, Instant now)
            throws SQLException {
        String condition =
                "earlier.lane = ? and earlier.finished_at >= ?::timestamptz and (?::text is null or earlier.fault = ?)";
        try (PreparedStatement update = transaction.prepareStatement(REOPEN.formatted(condition))) {
            String fault = why == null ? null : why.word();
            update.setString(2, lane);
            update.setString(3, since.toString());
            update.setString(4, fault);
            update.setString(5, fault);
            return reopened(update, 6, most, LAST, now);
        }
    }

    /** @param next index of the first parameter after the condition's */
    private List<Line> reopened(PreparedStatement update, int next, int most, int urgency, Instant now)
            throws SQLException {
        update.setArray(1, channels(update));
        update.setInt(next, most);
        update.setString(next + 1, now.toString());
        update.setString(next + 2, now.toString());
        update.setString(next + 3, now.toString());
        update.setInt(next + 4, urgency);
        List<Line> lines = new ArrayList<>();
        try (ResultSet row = update.executeQuery()) {
            while (row.next()) {
                lines.add(Line.read(row));
            }
        }
        return lines;
    }

    /** The channel by which a dead notice would go, where nothing here writes to that; empty where there is nobody to write to. */
    Optional<String> unserved(Connection transaction, UUID noticeId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select split_part(way.lane, ':', 1) from delivery earlier
                """ + WAY + """

                where earlier.notice_id = ? and earlier.state = 'DEAD' and not starts_with(way.lane, 'none:')
                  and split_part(way.lane, ':', 1) <> all (?)""")) {
            select.setObject(1, noticeId);
            select.setArray(2, channels(select));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    private Array channels(PreparedStatement statement) throws SQLException {
        return statement.getConnection().createArrayOf("text", served.toArray());
    }

    /** As kept; empty where there is no such notice. */
    Optional<String> stateOf(Connection transaction, UUID noticeId) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select state from delivery where notice_id = ?")) {
            select.setObject(1, noticeId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }
}
