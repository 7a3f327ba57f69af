package otklik.routing.opening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Message;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;

/** Messages that came before, in PostgreSQL. Every method works within the caller's transaction. */
final class MessageStore {
    private static final String REPEATED = "repeated";
    private static final String REVISED = "revised";

    /**
     * A message that came before.
     *
     * @param batch the import run that brought it first
     * @param receivedAt when its present words came
     * @param digests of all its words that are known
     * @param erased none are known any more, and none are taken: of what was taken back, too
     */
    record Known(long caseNumber, @Nullable String batch, Instant receivedAt, Set<String> digests, boolean erased) {

        /** After these words came. */
        Known with(Message words, boolean present) {
            Set<String> more = new HashSet<>(digests);
            more.add(words.digest());
            return new Known(caseNumber, batch, present ? words.receivedAt() : receivedAt, more, erased);
        }
    }

    /**
     * The same message again.
     *
     * @param batch empty for none
     * @param counted false where the run's account has the message already, as opened
     */
    record Repeat(String messageId, String batch, boolean revised, int times, boolean counted) {
        String key() {
            return messageId + " " + batch;
        }

        Repeat and(Repeat next) {
            return new Repeat(messageId, batch, revised || next.revised, times + next.times, counted);
        }
    }

    /** What a stored repeat means for its run's account. */
    record StoredRepeat(Repeat repeat, boolean first, boolean revisedBefore) {
        void count(IntakeCounts counts) {
            if (!repeat.counted()) {
                return;
            }
            if (first && repeat.revised()) {
                counts.revised(repeat.batch());
            } else if (first) {
                counts.repeated(repeat.batch());
            } else if (repeat.revised() && !revisedBefore) {
                counts.revisedAfterRepeat(repeat.batch());
            }
        }
    }

    Set<Long> caseNumbers(Connection transaction, Collection<String> messageIds) throws SQLException {
        Set<Long> numbers = new HashSet<>();
        try (PreparedStatement select =
                transaction.prepareStatement("select case_number from message where message_id = any (?::uuid[])")) {
            select.setArray(1, texts(transaction, messageIds));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
            }
        }
        return numbers;
    }

    Map<String, Known> known(Connection transaction, Collection<String> messageIds) throws SQLException {
        Map<String, Known> known = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                select m.message_id, m.case_number, m.batch, m.received_at, m.digest, r.digest,
                       m.erased_at is not null or m.withdrawn_at is not null
                from message m left join message_revision r on r.message_id = m.message_id
                where m.message_id = any (?::uuid[])""")) {
            select.setArray(1, texts(transaction, messageIds));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String id = Objects.requireNonNull(row.getString(1));
                    Known message = known.get(id);
                    if (message == null) {
                        message = new Known(
                                row.getLong(2),
                                row.getString(3),
                                Objects.requireNonNull(row.getObject(4, OffsetDateTime.class))
                                        .toInstant(),
                                new HashSet<>(),
                                row.getBoolean(7));
                        message.digests().add(Objects.requireNonNull(row.getString(5)));
                        known.put(id, message);
                    }
                    String before = row.getString(6);
                    if (before != null) {
                        message.digests().add(before);
                    }
                }
            }
        }
        return known;
    }

    /** Gives the messages their new words and keeps the old ones aside. */
    void revise(Connection transaction, List<Envelope<TaggedEvent>> revisions, Instant now) throws SQLException {
        if (revisions.isEmpty()) {
            return;
        }
        try (PreparedStatement revise = transaction.prepareStatement("""
                with old as (
                    insert into message_revision (message_id, digest, text, sealed_original, replaced_at)
                    select message_id, digest, text, sealed_original, ? from message where message_id = ?::uuid)
                update message set digest = ?, text = ?, sealed_original = ?, particulars = ?::jsonb, received_at = ?,
                       tagged_at = ?
                where message_id = ?::uuid""")) {
            for (Envelope<TaggedEvent> revision : revisions) {
                Message message = revision.event().message();
                revise.setObject(1, now.atOffset(ZoneOffset.UTC));
                revise.setString(2, message.messageId());
                revise.setString(3, message.digest());
                revise.setString(4, message.text());
                revise.setString(5, revision.event().sealedOriginal());
                revise.setString(6, UniqueMessages.Particulars.of(revision.event()));
                revise.setObject(7, message.receivedAt().atOffset(ZoneOffset.UTC));
                revise.setObject(8, revision.time().atOffset(ZoneOffset.UTC));
                revise.setString(9, message.messageId());
                revise.addBatch();
            }
            revise.executeBatch();
        }
    }

    /** Keeps words aside that came after later ones. */
    void keepAside(Connection transaction, List<Envelope<TaggedEvent>> late, Instant now) throws SQLException {
        if (late.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into message_revision (message_id, digest, text, sealed_original, replaced_at)
                values (?::uuid, ?, ?, ?, ?)""")) {
            for (Envelope<TaggedEvent> words : late) {
                insert.setString(1, words.event().message().messageId());
                insert.setString(2, words.event().message().digest());
                insert.setString(3, words.event().message().text());
                insert.setString(4, words.event().sealedOriginal());
                insert.setObject(5, now.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Under the locks of the messages' cases, which keep others from writing the same rows. */
    List<StoredRepeat> repeat(Connection transaction, List<Repeat> repeats, Instant now) throws SQLException {
        Map<String, String> before = kinds(transaction, repeats);
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into message_repeat as known (message_id, batch, kind, times, last_at)
                select unnest(?::text[])::uuid, unnest(?::text[]), unnest(?::text[]), unnest(?::bigint[]), ?
                on conflict on constraint message_repeat_pkey do update
                set times = known.times + excluded.times, last_at = excluded.last_at,
                    kind = case when known.kind = 'revised' then known.kind else excluded.kind end""")) {
            new Rows<>(transaction, upsert, 1, repeats)
                    .text(Repeat::messageId)
                    .text(Repeat::batch)
                    .text(repeat -> repeat.revised() ? REVISED : REPEATED)
                    .number(Repeat::times)
                    .same(now.atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        }
        return repeats.stream()
                .map(repeat -> {
                    String kind = before.get(repeat.key());
                    return new StoredRepeat(repeat, kind == null, REVISED.equals(kind));
                })
                .toList();
    }

    private static Map<String, String> kinds(Connection transaction, List<Repeat> repeats) throws SQLException {
        Map<String, String> kinds = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement(
                "select message_id, batch, kind from message_repeat where message_id = any (?::uuid[])")) {
            select.setArray(
                    1,
                    texts(transaction, repeats.stream().map(Repeat::messageId).toList()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kinds.put(row.getString(1) + " " + row.getString(2), Objects.requireNonNull(row.getString(3)));
                }
            }
        }
        return kinds;
    }

    private static java.sql.Array texts(Connection transaction, Collection<String> values) throws SQLException {
        return transaction.createArrayOf("text", values.toArray());
    }
}
