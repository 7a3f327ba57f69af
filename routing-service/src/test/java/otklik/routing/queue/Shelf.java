package otklik.routing.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Cases put into the database as they are wanted, without the steps that lead there. */
record Shelf(
        String status,
        @Nullable String executor,
        @Nullable String curator,
        @Nullable String municipality,
        @Nullable Instant deadline,
        @Nullable String emergency,
        String text,
        @Nullable String resolution) {
    static final Instant OPENED = Instant.parse("2026-03-02T10:00:00Z");

    static Shelf assigned(String executor) {
        return new Shelf("assigned", executor, null, "orenburg", null, null, "Яма", null);
    }

    static Shelf triage() {
        return new Shelf("triage", null, null, "orenburg", null, null, "Яма", null);
    }

    Shelf in(String other) {
        return new Shelf(other, executor, curator, municipality, deadline, emergency, text, resolution);
    }

    Shelf watchedBy(@Nullable String agency) {
        return new Shelf(status, executor, agency, municipality, deadline, emergency, text, resolution);
    }

    Shelf at(@Nullable String place) {
        return new Shelf(status, executor, curator, place, deadline, emergency, text, resolution);
    }

    Shelf until(Instant end) {
        return new Shelf(status, executor, curator, municipality, end, emergency, text, resolution);
    }

    Shelf urgent() {
        return new Shelf(status, executor, curator, municipality, deadline, "open-manhole", text, resolution);
    }

    Shelf saying(String words) {
        return new Shelf(status, executor, curator, municipality, deadline, emergency, words, resolution);
    }

    /** Its number is taken as the service takes it; returns that. */
    long put(Connection connection) throws SQLException {
        long number;
        try (PreparedStatement next =
                        connection.prepareStatement("select pg_current_xact_id() is null, nextval('case_number')");
                var row = next.executeQuery()) {
            row.next();
            number = row.getLong(2);
        }
        put(connection, number);
        return number;
    }

    private void put(Connection connection, long number) throws SQLException {
        boolean hasOutcome = status.equals("answered") || status.equals("approved") || status.equals("closed");
        OffsetDateTime opened = OPENED.atOffset(ZoneOffset.UTC);
        try (PreparedStatement insert = connection.prepareStatement("""
                with words as (
                    insert into message (message_id, case_number, digest, channel, source, external_id, conversation, text,
                                         sealed_original, received_at, tagged_at)
                    values (gen_random_uuid(), ?, '', 'connector', 'test', '', '', ?, '', now(), now())
                    returning message_id)
                insert into cases (number, case_id, reference, version, status, message_id, pin_hash, category, confidence,
                                   municipality, regime, executor, curator, opened_at, deadline, pack_version, emergency,
                                   accepted_at, approved_at, closed_at, rejected_at, rejected_for,
                                   resolution, answered_at, answered_by, lead)
                select ?, gen_random_uuid(), ?, 1, ?, message_id, '', 'roads', 0.9, ?, 'social', ?, ?, ?, ?, 'test', ?,
                       now(), now(), now(), now(), 'spam', ?, now(), 'somebody', ?::bigint from words""")) {
            Object[] values = {
                number,
                text,
                number,
                reference(number),
                status,
                municipality,
                executor,
                curator,
                opened,
                deadline == null ? null : deadline.atOffset(ZoneOffset.UTC),
                emergency,
                resolution == null && hasOutcome ? "Сделано" : resolution,
                // Any other case will do: no lead is looked at here.
                status.equals("joined") ? number - 1 : null
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    static String reference(long number) {
        return "00000-%05d".formatted(number);
    }
}
