package otklik.routing.desk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Texts that answers begin with: those of an agency, written by its executors and approvers for themselves, and those of the control
 * centre, for everybody. An agency's own hides the control centre's of the same code.
 */
final class AnswerTemplates {
    /** Whose the control centre's are. */
    private static final String EVERYBODY = "";

    private final DataSource database;
    private final Clock clock;

    AnswerTemplates(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param title for colleagues
     * @param category whose cases it is for; absent for any
     * @param text with places to fill in: {@code {reference}}
     */
    record Template(
            String code,
            String title,
            @Nullable String category,
            String text,
            @Nullable String agency,
            String changedBy,
            Instant changedAt) {}

    /** Those that the caller may use, by code. */
    List<Template> all(Caller caller) throws SQLException {
        return caller.sight().run(database, transaction -> select(transaction, caller, null));
    }

    Optional<Template> find(Caller caller, String code) throws SQLException {
        return caller.sight().run(database, transaction -> select(transaction, caller, code)).stream()
                .findFirst();
    }

    Template put(Caller caller, String code, String title, @Nullable String category, String text) throws SQLException {
        caller.sight().run(database, transaction -> {
            try (PreparedStatement insert = transaction.prepareStatement("""
                    insert into answer_template (agency, code, title, category, text, changed_by, changed_at)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict on constraint answer_template_pkey do update set title = excluded.title,
                        category = excluded.category, text = excluded.text, changed_by = excluded.changed_by,
                        changed_at = excluded.changed_at""")) {
                insert.setString(1, owner(caller));
                insert.setString(2, code);
                insert.setString(3, title);
                insert.setString(4, category);
                insert.setString(5, text);
                insert.setString(6, caller.name());
                insert.setObject(7, clock.instant().atOffset(ZoneOffset.UTC));
                return insert.executeUpdate();
            }
        });
        return find(caller, code).orElseThrow();
    }

    /** @return whether there was one of the caller's own */
    boolean delete(Caller caller, String code) throws SQLException {
        return caller.sight().run(database, transaction -> {
            try (PreparedStatement delete =
                    transaction.prepareStatement("delete from answer_template where agency = ? and code = ?")) {
                delete.setString(1, owner(caller));
                delete.setString(2, code);
                return delete.executeUpdate() == 1;
            }
        });
    }

    private static List<Template> select(Connection transaction, Caller caller, @Nullable String code)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select distinct on (code) code, title, category, text, agency, changed_by, changed_at from answer_template
                where agency in ('', ?) and code = coalesce(?, code) order by code, agency desc""")) {
            select.setString(1, owner(caller));
            select.setString(2, code);
            List<Template> templates = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String agency = text(row, 5);
                    templates.add(new Template(
                            text(row, 1),
                            text(row, 2),
                            row.getString(3),
                            text(row, 4),
                            agency.equals(EVERYBODY) ? null : agency,
                            text(row, 6),
                            Objects.requireNonNull(row.getObject(7, OffsetDateTime.class))
                                    .toInstant()));
                }
            }
            return templates;
        }
    }

    private static String owner(Caller caller) {
        String agency = caller.agency();
        return agency == null ? EVERYBODY : agency;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
