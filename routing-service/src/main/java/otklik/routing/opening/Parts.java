package otklik.routing.opening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Message;
import otklik.region.RegionPack;
import otklik.routing.rows.Rows;

/**
 * Messages that their citizen sent as one: the photos of an album, and a text that is longer than his channel takes. Of a channel's
 * conversation one reader sees all, in order.
 */
final class Parts {
    private static final String ALBUM = "album/";
    private static final String LONG = "long/";

    /** The photos of an album come within seconds; a slow upload may take longer. */
    private static final Duration ALBUM_OPEN = Duration.ofHours(1);

    private final Supplier<RegionPack> packs;

    Parts(Supplier<RegionPack> packs) {
        this.packs = packs;
    }

    /** The case that a message of the batch went to; absent for none. */
    @FunctionalInterface
    interface Where {
        @Nullable
        Long of(Arrival arrival);
    }

    private record Key(String conversation, String part) {}

    /** What the next part goes to: a stored case, or the case of an earlier message of the batch. */
    private record Open(@Nullable Long caseNumber, @Nullable Arrival first, Instant until) {}

    /** @param chats in their order */
    void find(Connection transaction, List<Arrival> chats, Belonging belonging) throws SQLException {
        Map<Key, Open> open = stored(transaction, chats);
        for (Arrival arrival : chats) {
            Key key = key(arrival.message());
            Instant at = at(arrival.message());
            Open part = open.get(key);
            if (part != null && !belonging.isPlaced(arrival) && !at.isAfter(part.until())) {
                place(arrival, part, belonging);
            }
            if (begins(arrival.message())) {
                open.put(key, next(arrival, belonging, at));
            } else {
                open.remove(key);
            }
        }
    }

    private static void place(Arrival arrival, Open part, Belonging belonging) {
        if (part.caseNumber() != null) {
            belonging.add(arrival, part.caseNumber(), "part");
        } else if (part.first() != null) {
            belonging.follow(arrival, part.first());
        }
    }

    private Open next(Arrival arrival, Belonging belonging, Instant at) {
        Instant until = at.plus(window(arrival.message()));
        Belonging.Added added = belonging.added(arrival);
        if (added != null) {
            return new Open(added.caseNumber(), null, until);
        }
        Arrival first = belonging.following(arrival);
        return new Open(null, first == null ? arrival : first, until);
    }

    private Map<Key, Open> stored(Connection transaction, List<Arrival> chats) throws SQLException {
        Map<Key, Open> open = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                select t.conversation, t.part, t.case_number, t.until
                from (select distinct w.conversation, w.part from unnest(?, ?) as w (conversation, part)) w
                join sent_together t on t.conversation = w.conversation and t.part = w.part
                join cases c on c.number = t.case_number
                where c.status <> 'rejected'""")) {
            new Rows<>(transaction, select, 1, chats)
                    .text(arrival -> arrival.message().conversation())
                    .text(arrival -> key(arrival.message()).part());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    open.put(
                            new Key(Objects.requireNonNull(row.getString(1)), Objects.requireNonNull(row.getString(2))),
                            new Open(
                                    row.getLong(3),
                                    null,
                                    Objects.requireNonNull(row.getObject(4, OffsetDateTime.class))
                                            .toInstant()));
                }
            }
        }
        return open;
    }

    /** Where those went that begin something: the last of each counts. */
    void keep(Connection transaction, List<Arrival> admitted, Where where) throws SQLException {
        Map<Key, Open> open = new LinkedHashMap<>();
        for (Arrival arrival : admitted) {
            Message message = arrival.message();
            if (message.contactId() == null) {
                continue;
            }
            Long caseNumber = begins(message) ? where.of(arrival) : null;
            Key key = key(message);
            if (caseNumber != null) {
                open.put(key, new Open(caseNumber, null, at(message).plus(window(message))));
            } else if (open.containsKey(key)) {
                open.put(key, new Open(null, null, at(message)));
            }
        }
        List<Map.Entry<Key, Open>> rows = open.entrySet().stream()
                .filter(entry -> entry.getValue().caseNumber() != null)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into sent_together (conversation, part, case_number, until)
                select n.conversation, n.part, n.case_number::bigint, n.until::timestamptz
                from unnest(?, ?, ?, ?) as n (conversation, part, case_number, until)
                on conflict on constraint sent_together_pkey do update
                set case_number = excluded.case_number, until = excluded.until""")) {
            new Rows<>(transaction, upsert, 1, rows)
                    .text(row -> row.getKey().conversation())
                    .text(row -> row.getKey().part())
                    .text(row -> String.valueOf(row.getValue().caseNumber()))
                    .text(row -> row.getValue().until().toString());
            upsert.executeUpdate();
        }
        forget(transaction, rows.getFirst().getValue().until().minus(Duration.ofDays(1)));
    }

    private static void forget(Connection transaction, Instant before) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from sent_together where ctid in (
                    select ctid from sent_together where until < ?::timestamptz order by until limit 1000 for update skip locked)""")) {
            delete.setString(1, before.toString());
            delete.executeUpdate();
        }
    }

    private Duration window(Message message) {
        return isAlbum(message) ? ALBUM_OPEN : packs.get().conversation().part();
    }

    /** Of a text at the channel's limit, and of every photo of an album, there may be more. */
    private static boolean begins(Message message) {
        return isAlbum(message) || LONG.equals(message.inReplyTo());
    }

    private static boolean isAlbum(Message message) {
        return message.inReplyTo() != null && message.inReplyTo().startsWith(ALBUM);
    }

    private static Key key(Message message) {
        String belongsTo = message.inReplyTo();
        return new Key(message.conversation(), belongsTo != null && isAlbum(message) ? belongsTo : LONG);
    }

    private static Instant at(Message message) {
        return message.sentAt() == null ? message.receivedAt() : message.sentAt();
    }
}
