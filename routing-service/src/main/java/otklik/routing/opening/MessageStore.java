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
import otklik.contracts.Message;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;
import otklik.routing.rows.Rows;

/** Messages that came before, in PostgreSQL. Every method works within the caller's transaction. */
final class MessageStore {
    private static final String REPEATED = "repeated";
    private static final String REVISED = "revised";

    private static final String KEEP_THE_OLD = """
            with old as (
                insert into message_revision (message_id, digest, text, sealed_original, replaced_at)
                select message_id, digest, text, sealed_original, ? from message where message_id = ?::uuid)
            """;

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
                select m.message_id, m.case_number, m.batch, m.received_at, m.digest, r.digest, m.erased_at is not null or m.withdrawn_at is not null,
                       m.channel, m.source, m.text, m.particulars ->> 'platform'
                from message m left join message_revision r on r.message_id = m.message_id
                where m.message_id = any (?::uuid[])""")) {
            select.setArray(1, texts(transaction, messageIds));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String id = Objects.requireNonNull(row.getString(1));
                    Known message = known.get(id);
                    if (message == null) {
                        message = known(row);
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

    private static Known known(ResultSet row) throws SQLException {
        Set<String> digests = new HashSet<>();
        digests.add(Objects.requireNonNull(row.getString(5)));
        return new Known(
                row.getLong(2),
                row.getString(3),
                Objects.requireNonNull(row.getObject(4, OffsetDateTime.class)).toInstant(),
                digests,
                row.getBoolean(7),
                new Known.Said(
                        Objects.requireNonNull(row.getString(8)),
                        Objects.requireNonNull(row.getString(9)),
                        Objects.requireNonNull(row.getString(10)),
                        UniqueMessages.Particulars.platform(row.getString(11))));
    }

    /** Gives the messages their new words and keeps the old ones aside. What their platforms said stays until they say more, and so does
     * the network. */
    void revise(Connection transaction, List<Envelope<TaggedEvent>> revisions, Instant now) throws SQLException {
        if (revisions.isEmpty()) {
            return;
        }
        try (PreparedStatement revise = transaction.prepareStatement(KEEP_THE_OLD + """
                update message set digest = ?, text = ?, sealed_original = ?, received_at = ?, tagged_at = ?,
                       particulars = nullif(
                           jsonb_strip_nulls(jsonb_build_object('platform', particulars -> 'platform', 'network', particulars -> 'network'))
                               || coalesce(?::jsonb, '{}'), '{}')
                where message_id = ?::uuid""")) {
            for (Envelope<TaggedEvent> revision : revisions) {
                Message message = revision.event().message();
                revise.setObject(1, now.atOffset(ZoneOffset.UTC));
                revise.setString(2, message.messageId());
                revise.setString(3, message.digest());
                revise.setString(4, message.text());
                revise.setString(5, revision.event().sealedOriginal());
                revise.setObject(6, message.receivedAt().atOffset(ZoneOffset.UTC));
                revise.setObject(7, revision.time().atOffset(ZoneOffset.UTC));
                revise.setString(8, UniqueMessages.Particulars.of(revision.event()));
                revise.setString(9, message.messageId());
                revise.addBatch();
            }
            revise.executeBatch();
        }
    }

    /**
     * Notes what platforms say now of messages whose words are the same. What else there is stays as the first way brought it, unless it
     * comes by that way again: then it may have changed too, as what is masked in the words.
     */
    void note(Connection transaction, List<Envelope<TaggedEvent>> said, Instant now) throws SQLException {
        if (said.isEmpty()) {
            return;
        }
        try (PreparedStatement note = transaction.prepareStatement(KEEP_THE_OLD + """
                update message set digest = ?, received_at = ?, tagged_at = ?,
                       sealed_original = case when channel = ? and source = ? then ? else sealed_original end,
                       particulars = case when channel = ? and source = ? then ?::jsonb
                           else coalesce(particulars, '{}') || jsonb_build_object('platform', ?::jsonb) end
                where message_id = ?::uuid""")) {
            for (Envelope<TaggedEvent> envelope : said) {
                Message message = envelope.event().message();
                note.setObject(1, now.atOffset(ZoneOffset.UTC));
                note.setString(2, message.messageId());
                note.setString(3, message.digest());
                note.setObject(4, message.receivedAt().atOffset(ZoneOffset.UTC));
                note.setObject(5, envelope.time().atOffset(ZoneOffset.UTC));
                note.setString(6, message.channel());
                note.setString(7, message.source());
                note.setString(8, envelope.event().sealedOriginal());
                note.setString(9, message.channel());
                note.setString(10, message.source());
                note.setString(11, UniqueMessages.Particulars.of(envelope.event()));
                note.setString(12, UniqueMessages.Particulars.json(Objects.requireNonNull(message.platform())));
                note.setString(13, message.messageId());
                note.addBatch();
            }
            note.executeBatch();
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
