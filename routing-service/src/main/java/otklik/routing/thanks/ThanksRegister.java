package otklik.routing.thanks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.routing.desk.Caller;
import otklik.routing.queue.SeenBy;

/** Thanks in PostgreSQL, as far as the caller may see cases. Thread-safe. */
final class ThanksRegister {
    private static final String OF_REGISTER = "c.regime = 'gratitude'";

    private final DataSource database;

    ThanksRegister(DataSource database) {
        this.database = database;
    }

    /**
     * What is asked for.
     *
     * @param agency code of the praised
     * @param zone in which months begin
     * @param before number of the last of the page before; absent for the first page
     */
    record Wanted(
            @Nullable String agency,
            @Nullable String municipality,
            @Nullable Instant from,
            @Nullable Instant to,
            String zone,
            @Nullable Long before,
            int limit) {}

    /** @param month {@code 2026-03} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Count(@Nullable String agency, @Nullable String municipality, String month, long thanks) {}

    /** @param text masked */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String reference,
            @Nullable String agency,
            @Nullable String municipality,
            String category,
            Instant at,
            String text) {
        @Override
        public String toString() {
            return "Entry[reference=" + reference + "]";
        }
    }

    /** @param next for {@code after}; absent on the last page */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Entry> thanks, @Nullable String next) {}

    List<Count> counts(Caller caller, Wanted wanted) throws SQLException {
        SeenBy bound = bound(caller, wanted);
        String sql =
                "select c.executor, c.municipality, to_char(c.opened_at at time zone ?, 'YYYY-MM'), count(*) from cases c"
                        + bound.where() + " group by 1, 2, 3 order by 3 desc, 4 desc, 1, 2 limit 10000";
        return caller.sight().run(database, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(sql)) {
                select.setString(1, wanted.zone());
                bound.bind(select, 2);
                List<Count> counts = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        counts.add(new Count(row.getString(1), row.getString(2), text(row, 3), row.getLong(4)));
                    }
                }
                return counts;
            }
        });
    }

    Page page(Caller caller, Wanted wanted) throws SQLException {
        SeenBy all = bound(caller, wanted).and("c.erased_at is null");
        SeenBy bound = wanted.before() == null ? all : all.and("c.number < ?", wanted.before());
        String sql = """
                select c.number, c.reference, c.executor, c.municipality, c.category, c.opened_at, m.text
                from cases c join message m on m.message_id = c.message_id""" + bound.where() + " order by c.number desc limit ?";
        return caller.sight().run(database, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(sql)) {
                int next = bound.bind(select, 1);
                select.setInt(next, wanted.limit() + 1);
                List<Entry> entries = new ArrayList<>();
                List<Long> numbers = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        numbers.add(row.getLong(1));
                        entries.add(new Entry(
                                text(row, 2),
                                row.getString(3),
                                row.getString(4),
                                text(row, 5),
                                Objects.requireNonNull(row.getObject(6, OffsetDateTime.class))
                                        .toInstant(),
                                text(row, 7)));
                    }
                }
                boolean more = entries.size() > wanted.limit();
                return new Page(
                        more ? entries.subList(0, wanted.limit()) : entries,
                        more ? numbers.get(wanted.limit() - 1).toString() : null);
            }
        });
    }

    private static SeenBy bound(Caller caller, Wanted wanted) {
        SeenBy bound = SeenBy.of(caller).and(OF_REGISTER);
        bound = wanted.agency() == null ? bound : bound.and("c.executor = ?", wanted.agency());
        bound = wanted.municipality() == null ? bound : bound.and("c.municipality = ?", wanted.municipality());
        bound = wanted.from() == null
                ? bound
                : bound.and("c.opened_at >= ?", wanted.from().atOffset(ZoneOffset.UTC));
        return wanted.to() == null
                ? bound
                : bound.and("c.opened_at < ?", wanted.to().atOffset(ZoneOffset.UTC));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
