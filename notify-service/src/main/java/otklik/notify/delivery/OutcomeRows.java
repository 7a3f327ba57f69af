package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Writes outcomes down, each kind in one statement, and says which of them counted. */
@Singleton
final class OutcomeRows {

    /**
     * What was taken by the provider is sent, whoever holds the lease by now. The facts go: they hold the sealed PIN, and
     * nobody needs them any more.
     *
     * @return those that were open until now: their event is due
     */
    Set<UUID> sent(Connection transaction, List<Outcome.Sent> outcomes) throws SQLException {
        if (outcomes.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = 'SENT', attempts = new.attempts::int, finished_at = new.at::timestamptz,
                  provider_message_id = new.provider_message_id, facts = null, awaits = null, reason = null, held_by = null
                from unnest(?, ?, ?, ?) as new(notice_id, attempts, at, provider_message_id)
                where delivery.notice_id = new.notice_id::uuid and delivery.state in ('PENDING', 'SENDING')
                returning delivery.notice_id""")) {
            new Columns<>(update, 1, outcomes)
                    .with(sent -> sent.delivery().noticeId())
                    .with(Outcome.Sent::attempts)
                    .with(Outcome.Sent::at)
                    .with(Outcome.Sent::providerMessageId);
            return ids(update);
        }
    }

    /** Given up, unless another holder has the row by now. The facts stay, to see what could not be told. */
    Set<UUID> dead(Connection transaction, List<Outcome.Dead> outcomes) throws SQLException {
        if (outcomes.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = 'DEAD', attempts = new.attempts::int, finished_at = new.at::timestamptz,
                  reason = new.reason, fault = new.fault, awaits = null, held_by = null
                from unnest(?, ?, ?, ?, ?, ?) as new(notice_id, held_until, attempts, at, reason, fault)
                where delivery.notice_id = new.notice_id::uuid and delivery.state = 'SENDING'
                  and delivery.due_at = new.held_until::timestamptz
                returning delivery.notice_id""")) {
            new Columns<>(update, 1, outcomes)
                    .with(dead -> dead.delivery().noticeId())
                    .with(dead -> dead.delivery().dueAt())
                    .with(Outcome.Dead::attempts)
                    .with(Outcome.Dead::at)
                    .with(Outcome.Dead::reason)
                    .with(dead -> dead.why().word());
            return ids(update);
        }
    }

    /** Open again, unless another holder has the row by now. */
    Set<UUID> again(Connection transaction, List<Outcome.Again> outcomes) throws SQLException {
        if (outcomes.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = 'PENDING', attempts = new.attempts::int, due_at = new.due_at::timestamptz,
                  reason = coalesce(new.reason, delivery.reason), awaits = new.awaits, held_by = null
                from unnest(?, ?, ?, ?, ?, ?) as new(notice_id, held_until, attempts, due_at, reason, awaits)
                where delivery.notice_id = new.notice_id::uuid and delivery.state = 'SENDING'
                  and delivery.due_at = new.held_until::timestamptz
                returning delivery.notice_id""")) {
            new Columns<>(update, 1, outcomes)
                    .with(again -> again.delivery().noticeId())
                    .with(again -> again.delivery().dueAt())
                    .with(Outcome.Again::attempts)
                    .with(Outcome.Again::dueAt)
                    .with(Outcome.Again::reason)
                    .with(Outcome.Again::awaits);
            return ids(update);
        }
    }

    /** Gives up, without an attempt, what waits in these lanes; at most so many. */
    List<Delivery> giveUp(Connection transaction, Unserved unserved, Instant at, int most) throws SQLException {
        List<Delivery> ended = new ArrayList<>();
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set state = 'DEAD', fault = ?, reason = ?, finished_at = ?::timestamptz, awaits = null, held_by = null
                from (select notice_id from delivery
                      where state = 'PENDING' and lane = any (?) and planned_at <= ?::timestamptz
                      limit ? for update skip locked) old
                where delivery.notice_id = old.notice_id
                returning\s""" + DeliveryColumns.ALL)) {
            update.setString(1, unserved.why().word());
            update.setString(2, unserved.reason());
            update.setString(3, at.toString());
            update.setArray(
                    4, transaction.createArrayOf("text", unserved.lanes().toArray()));
            update.setString(5, unserved.plannedBy().toString());
            update.setInt(6, most);
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    ended.add(DeliveryColumns.read(row));
                }
            }
        }
        return ended;
    }

    private static Set<UUID> ids(PreparedStatement update) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (ResultSet row = update.executeQuery()) {
            while (row.next()) {
                ids.add(Objects.requireNonNull(row.getObject(1, UUID.class)));
            }
        }
        return ids;
    }
}
