package otklik.routing.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;
import otklik.routing.fixture.Databases;

class RowsTest {
    private static Databases databases;

    @BeforeAll
    static void start() throws SQLException {
        databases = new Databases();
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @Test
    void shouldWriteTexts() throws SQLException {
        List<String> texts = Arrays.asList("", "Яма", null, "pit", "🕳 é €\t\"{},\\", "NULL", "a".repeat(100_000));

        assertThat(stored("text", texts, rows -> rows.text(text -> text), ResultSet::getString))
                .isEqualTo(texts);
    }

    @Test
    void shouldWriteNumbers() throws SQLException {
        List<Long> numbers = Arrays.asList(0L, null, -1L, Long.MAX_VALUE, Long.MIN_VALUE);

        assertThat(stored("bigint", numbers, rows -> rows.numbers(number -> number), (row, at) -> {
                    long number = row.getLong(at);
                    return row.wasNull() ? null : number;
                }))
                .isEqualTo(numbers);
    }

    @Test
    void shouldWriteInstantsCutOffAtMicroseconds() throws SQLException {
        List<Instant> instants = Arrays.asList(
                Instant.parse("2026-11-27T08:00:00.123456999Z"),
                null,
                Instant.parse("1999-12-31T23:59:59.999999Z"),
                Instant.parse("1969-07-20T20:17:40.5Z"),
                Instant.parse("2000-01-01T00:00:00Z"));

        assertThat(stored("timestamptz", instants, rows -> rows.instant(instant -> instant), (row, at) -> {
                    OffsetDateTime time = row.getObject(at, OffsetDateTime.class);
                    return time == null ? null : time.toInstant();
                }))
                .containsExactly(
                        Instant.parse("2026-11-27T08:00:00.123456Z"),
                        null,
                        instants.get(2),
                        instants.get(3),
                        instants.get(4));
    }

    @Test
    void shouldWriteIds() throws SQLException {
        List<UUID> ids = List.of(UUID.randomUUID(), new UUID(0, 0), new UUID(-1, -1));

        assertThat(stored("uuid", ids, rows -> rows.uuid(id -> id), (row, at) -> row.getObject(at, UUID.class)))
                .isEqualTo(ids);
    }

    @Test
    void shouldWriteNoRows() throws SQLException {
        assertThat(stored("text", List.<String>of(), rows -> rows.text(text -> text), ResultSet::getString))
                .isEmpty();
    }

    /** Half of a surrogate pair, too: what is no text becomes a question mark. */
    @Test
    void shouldEncodeAsTheJdkDoes() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x10000) : 0xD800 + random.nextInt(0x800)));
            }
            byte[] expected = text.toString().getBytes(StandardCharsets.UTF_8);
            byte[] encoded = new byte[Utf8.length(text.toString())];

            assertThat(Utf8.put(text.toString(), encoded, 0)).isEqualTo(encoded.length);
            assertThat(encoded).isEqualTo(expected);
        }
    }

    private interface Column<T> {
        Rows<T> of(Rows<T> rows) throws SQLException;
    }

    private interface Read<T> {
        @Nullable
        T at(ResultSet row, int column) throws SQLException;
    }

    private static <T> List<@Nullable T> stored(String type, List<T> values, Column<T> column, Read<T> read)
            throws SQLException {
        return Transactions.run(databases.pool(), transaction -> stored(transaction, type, values, column, read));
    }

    private static <T> List<@Nullable T> stored(
            Connection transaction, String type, List<T> values, Column<T> column, Read<T> read) throws SQLException {
        List<@Nullable T> stored = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement("select unnest(?::" + type + "[])")) {
            column.of(new Rows<>(transaction, select, 1, values));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    stored.add(read.at(row, 1));
                }
            }
        }
        return stored;
    }
}
