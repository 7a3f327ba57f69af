package otklik.notify.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;
import otklik.notify.ledger.Attempt;
import otklik.notify.ledger.AttemptRows;

/** Reads deliveries for those who ask how they stand. */
@Singleton
final class DeliveryLookups {
    private static final List<String> STATES =
            List.of("PENDING", "SENDING", "SENT", "DEAD", "SUPERSEDED", "ERASED", "HELD", "DIGESTED");

    private final DataSource database;
    private final AttemptRows attempts;

    DeliveryLookups(DataSource database, AttemptRows attempts) {
        this.database = database;
        this.attempts = attempts;
    }

    /**
     * One delivery as shown.
     *
     * @param state {@code pending}, {@code sending}, {@code sent}, {@code dead}, {@code superseded}, {@code erased},
     *     {@code held}, {@code digested}
     * @param at since when the state is what it is; for an open one, when it was planned
     * @param dueAt when it is tried next; while open
     * @param fault word of {@link DeadReason}; of a dead one
     * @param insteadOf the notice that it stands in for
     * @param resent how often it was opened again by hand; absent for never
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String noticeId,
            String notice,
            String channel,
            String source,
            String caseId,
            int caseVersion,
            String messageId,
            String state,
            int attempts,
            @Nullable Instant at,
            @Nullable Instant plannedAt,
            @Nullable Instant dueAt,
            @Nullable Instant finishedAt,
            @Nullable String reason,
            @Nullable String providerMessageId,
            @Nullable String fault,
            @Nullable String insteadOf,
            @Nullable Integer resent) {}

    /** A delivery with the attempts that did not end it; the one that did is in the delivery itself. */
    record Told(Shown delivery, List<Attempt> attempts) {}

    /** Empty where there is none of this id. */
    Optional<Told> one(UUID noticeId) throws SQLException {
        return Transactions.run(database, transaction -> {
            List<Shown> found = find(transaction, "notice_id = ?", noticeId);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Told(found.getFirst(), attempts.of(transaction, noticeId)));
        });
    }

    List<Shown> ofCase(UUID caseId) throws SQLException {
        return find("case_id = ?", caseId);
    }

    List<Shown> ofMessage(UUID messageId) throws SQLException {
        return find("message_id = ?", messageId);
    }

    /** Number of deliveries by state, every state named. */
    Map<String, Long> byState() throws SQLException {
        return Transactions.run(database, transaction -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            STATES.forEach(state -> counts.put(state.toLowerCase(Locale.ROOT), 0L));
            // The one question for which reading the whole table is right: see the datasource's options.
            try (Statement scan = transaction.createStatement()) {
                scan.execute("set local enable_seqscan = on");
            }
            try (PreparedStatement select =
                            transaction.prepareStatement("select state, count(*) from delivery group by state");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.put(DeliveryRows.text(row, 1).toLowerCase(Locale.ROOT), row.getLong(2));
                }
            }
            return counts;
        });
    }

    private List<Shown> find(String condition, UUID value) throws SQLException {
        return Transactions.run(database, transaction -> find(transaction, condition, value));
    }

    private static List<Shown> find(Connection transaction, String condition, UUID value) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select notice_id, notice, lane, case_id, case_version, message_id, state, attempts, planned_at,
                  case when state in ('PENDING', 'SENDING') then due_at end, finished_at, reason, provider_message_id,
                  fault, instead_of, nullif(resent, 0)
                from delivery where %s order by case_id, case_version, planned_at limit 1000""".formatted(condition))) {
            select.setObject(1, value);
            List<Shown> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(shown(row));
                }
            }
            return found;
        }
    }

    private static Shown shown(ResultSet row) throws SQLException {
        String lane = DeliveryRows.text(row, 3);
        return new Shown(
                Objects.requireNonNull(row.getObject(1, UUID.class)).toString(),
                DeliveryRows.text(row, 2),
                Recipient.channelOf(lane),
                Recipient.codeOf(lane),
                DeliveryRows.text(row, 4),
                row.getInt(5),
                DeliveryRows.text(row, 6),
                DeliveryRows.text(row, 7).toLowerCase(Locale.ROOT),
                row.getInt(8),
                DeliveryRows.instant(row, 11) == null ? DeliveryRows.instant(row, 9) : DeliveryRows.instant(row, 11),
                DeliveryRows.instant(row, 9),
                DeliveryRows.instant(row, 10),
                DeliveryRows.instant(row, 11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getObject(16, Integer.class));
    }
}
