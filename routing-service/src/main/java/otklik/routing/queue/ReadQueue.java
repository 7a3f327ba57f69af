package otklik.routing.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Reference;
import otklik.routing.desk.Caller;

/** Pages of cases in PostgreSQL. The caller's bounds are conditions of every statement. Thread-safe. */
final class ReadQueue {
    private static final String COLUMNS = """
            c.number, c.reference, c.version, c.status, c.category, c.leaf, c.kind, c.emergency, c.municipality,
            c.regime, c.executor, c.curator, c.opened_at, c.deadline, c.message_id, c.voices""";

    /**
     * Which index is right depends on the values: one plan for all of them would be wrong for most. And a search that is slow all the
     * same must not keep a connection from the work on cases.
     */
    private static final String SETTINGS =
            "set local plan_cache_mode = force_custom_plan; set local statement_timeout = '5s'";

    private static final int RECENT = 3_500;

    /**
     * A page that they fill by half at least is full before so many times as many are looked at behind the last one found, nearly always;
     * from the index it would be dearer.
     */
    private static final int FURTHER = 2;

    /** Of so many cases that have the words, as the planner guesses, all are taken from the index of words. */
    private static final int FEW = 20_000;

    private static final Pattern GUESSED_ROWS = Pattern.compile(" rows=(\\d+) ");

    private final DataSource database;
    private final Clock clock;
    private final int recent;

    ReadQueue(DataSource database, Clock clock) {
        this(database, clock, RECENT);
    }

    /** @param recent how many of the newest cases a search looks at first */
    ReadQueue(DataSource database, Clock clock, int recent) {
        this.database = database;
        this.clock = clock;
        this.recent = recent;
    }

    /** A statement with its values. */
    record Query(String sql, List<Object> values, Order order) {}

    /** What a row is and where the next page would begin. */
    private record Found(QueuePage.Row row, Cursor cursor) {}

    QueuePage page(Caller caller, Wanted wanted) throws SQLException {
        Instant now = clock.instant();
        return caller.sight().run(database, transaction -> {
            try (Statement set = transaction.createStatement()) {
                set.execute(SETTINGS);
            }
            Optional<Reference> typed = Optional.ofNullable(wanted.words()).flatMap(Reference::parse);
            if (typed.isPresent()) {
                List<Found> exact = read(transaction, called(caller, wanted, typed.get(), now), wanted, now);
                if (!exact.isEmpty()) {
                    return page(exact, wanted);
                }
            }
            if (wanted.words() != null) {
                List<Found> newest = amongNewest(transaction, caller, wanted, now);
                if (newest.size() > wanted.limit()) {
                    return page(newest, wanted);
                }
                Conditions words = words(caller, wanted);
                if (guessed(transaction, words) <= FEW) {
                    return page(read(transaction, few(caller, wanted, words, now), wanted, now), wanted);
                }
            }
            return page(read(transaction, query(caller, wanted, now), wanted, now), wanted);
        });
    }

    /** What the newest cases have of a search: more than a page, or all that they have. */
    private List<Found> amongNewest(Connection transaction, Caller caller, Wanted wanted, Instant now)
            throws SQLException {
        List<Found> found = read(transaction, newest(caller, wanted, now, recent), wanted, now);
        if (found.size() > wanted.limit() || 2 * found.size() < wanted.limit()) {
            return found;
        }
        Wanted rest = wanted.behind(found.getLast().cursor(), wanted.limit() - found.size());
        List<Found> all = new ArrayList<>(found);
        all.addAll(read(transaction, newest(caller, rest, now, FURTHER * recent), rest, now));
        return all;
    }

    /** Empty where the caller may see nothing. */
    Optional<Query> query(Caller caller, Wanted wanted, Instant now) {
        Collection<String> statuses = statuses(caller, wanted);
        boolean urgent = wanted.words() == null && !statuses.isEmpty() && Statuses.OPEN.containsAll(statuses);
        List<Conditions> bound = wanted.isOwnQueue() ? Bound.ofOwnWork(caller) : Bound.of(caller);
        return query(
                wanted.words() == null ? "cases c" : "cases c join case_words t on t.case_number = c.number",
                List.of(),
                bound,
                filters(caller, wanted, now).and(words(caller, wanted)),
                urgent ? Order.URGENT : Order.NEWEST,
                wanted);
    }

    /**
     * A search of words that few cases have: the index of words is asked for all of them, and the offset is a fence; in their order, so
     * that cases are looked up for a page alone. Left to choose, the planner walks through all cases for a word that none has: it
     * guesses that a few have it, and takes the list of what is not sorted into the index yet for dearer than it is.
     */
    Optional<Query> few(Caller caller, Wanted wanted, Conditions words, Instant now) {
        return query(
                "(select t.case_number from case_words t" + words.where() + " order by t.case_number desc offset 0) t"
                        + " join cases c on c.number = t.case_number",
                words.values(),
                Bound.of(caller),
                filters(caller, wanted, now),
                Order.NEWEST,
                wanted);
    }

    /** How many cases have the words, as the planner guesses; whose they are has no part in it. */
    static long guessed(Connection transaction, Conditions words) throws SQLException {
        try (PreparedStatement explain =
                transaction.prepareStatement("explain select from case_text t" + words.where())) {
            for (int i = 0; i < words.values().size(); i++) {
                explain.setObject(i + 1, words.values().get(i));
            }
            try (ResultSet row = explain.executeQuery()) {
                row.next();
                Matcher guessed = GUESSED_ROWS.matcher(text(row, 1));
                if (!guessed.find()) {
                    throw new IllegalStateException("PostgreSQL's plan says no number of rows");
                }
                return Long.parseLong(guessed.group(1));
            }
        }
    }

    private static Collection<String> statuses(Caller caller, Wanted wanted) {
        return wanted.isOwnQueue() ? Statuses.waitingFor(caller) : wanted.statuses();
    }

    /** All but the caller's bounds, the words and the page. */
    private static Conditions filters(Caller caller, Wanted wanted, Instant now) {
        Conditions conditions = wanted.filters(now);
        Collection<String> statuses = statuses(caller, wanted);
        if (!statuses.isEmpty()) {
            conditions = conditions.and(Statuses.condition(statuses));
        }
        return conditions;
    }

    /** None where nothing is searched. */
    static Conditions words(Caller caller, Wanted wanted) {
        if (wanted.words() == null) {
            return Conditions.NONE;
        }
        Conditions conditions = Conditions.NONE.and(
                "t.words @@ websearch_to_tsquery('russian', translate(?, 'ёЁ', 'еЕ'))", wanted.words());
        if (caller.agency() != null) {
            conditions = conditions.and("t.words @@ ?::tsquery", IndexWords.agency(caller.agency()));
        }
        String place = caller.municipality() == null ? wanted.equal().get("municipality") : caller.municipality();
        if (place != null) {
            conditions = conditions.and("t.words @@ ?::tsquery", IndexWords.place(place));
        }
        return conditions;
    }

    /**
     * A search that looks at the newest cases one by one. Common words fill a page from there, and what is left for the index of words
     * is rare. The planner cannot be left to choose: it takes words for independent, and those of a phrase are not.
     *
     * @param recent how many are looked at
     */
    private static Optional<Query> newest(Caller caller, Wanted wanted, Instant now, int recent) {
        List<Conditions> bound = Bound.of(caller);
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        List<String> branches = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Conditions branch : bound) {
            Conditions page =
                    wanted.after() == null ? branch : branch.and(wanted.after().after());
            branches.add(
                    "(select c.number from cases c" + page.where() + Order.NEWEST.sql() + " limit " + recent + ")");
            values.addAll(page.values());
        }
        Conditions filters = filters(caller, wanted, now).and(words(caller, wanted));
        values.addAll(filters.values());
        // The offset is a fence: the index of words is not asked. Each step keeps the order, so a full page ends the
        // look.
        String words =
                "(select t.case_number, t.words from (select c.number from (" + String.join(" union all ", branches)
                        + ") c" + Order.NEWEST.sql() + " limit " + recent
                        + ") n join case_words t on t.case_number = n.number order by n.number desc offset 0) t";
        String limit = " limit " + (wanted.limit() + 1);
        return Optional.of(new Query(
                "select " + COLUMNS + ", left(m.text, 200) from (select " + COLUMNS + " from " + words
                        + " join cases c on c.number = t.case_number" + filters.where()
                        + " order by t.case_number desc" + limit
                        + ") c join message m on m.message_id = c.message_id" + Order.NEWEST.sql() + limit,
                values,
                Order.NEWEST));
    }

    private static Optional<Query> called(Caller caller, Wanted wanted, Reference reference, Instant now) {
        Conditions conditions = wanted.filters(now).and("c.reference = ?", reference.toString());
        if (!wanted.statuses().isEmpty()) {
            conditions = conditions.and(Statuses.condition(wanted.statuses()));
        }
        return query("cases c", List.of(), Bound.of(caller), conditions, Order.NEWEST, wanted);
    }

    /**
     * Each branch is read in order and only as far as a page goes.
     *
     * @param fromValues those of {@code from}
     */
    private static Optional<Query> query(
            String from,
            List<Object> fromValues,
            List<Conditions> bound,
            Conditions filters,
            Order order,
            Wanted wanted) {
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        Conditions conditions = filters;
        if (wanted.after() != null) {
            conditions = conditions.and(wanted.after().after());
        }
        String limit = " limit " + (wanted.limit() + 1);
        List<String> branches = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Conditions branch : bound) {
            Conditions all = branch.and(conditions);
            branches.add("(select " + COLUMNS + " from " + from + all.where() + order.sql() + limit + ")");
            values.addAll(fromValues);
            values.addAll(all.values());
        }
        return Optional.of(new Query(
                "select " + COLUMNS + ", left(m.text, 200) from (" + String.join(" union all ", branches)
                        + ") c join message m on m.message_id = c.message_id" + order.sql() + limit,
                values,
                order));
    }

    /** As many as a page has and one more, if there are so many. */
    private static List<Found> read(Connection transaction, Optional<Query> asked, Wanted wanted, Instant now)
            throws SQLException {
        if (asked.isEmpty()) {
            return List.of();
        }
        Query query = asked.get();
        if (wanted.after() != null && wanted.after().order() != query.order()) {
            throw QueueParameters.badCursor();
        }
        List<Found> found = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement(query.sql())) {
            for (int i = 0; i < query.values().size(); i++) {
                select.setObject(i + 1, query.values().get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(found(row, query.order(), now));
                }
            }
        }
        return found;
    }

    private static QueuePage page(List<Found> found, Wanted wanted) {
        boolean more = found.size() > wanted.limit();
        List<Found> page = more ? found.subList(0, wanted.limit()) : found;
        return new QueuePage(
                page.stream().map(Found::row).toList(),
                more ? page.getLast().cursor().toString() : null);
    }

    private static Found found(ResultSet row, Order order, Instant now) throws SQLException {
        Instant deadline = instant(row, 14);
        String status = text(row, 4);
        String emergency = row.getString(8);
        var shown = new QueuePage.Row(
                text(row, 2),
                row.getInt(3),
                status,
                text(row, 5),
                row.getString(6),
                row.getString(7),
                emergency,
                row.getString(9),
                text(row, 10),
                row.getString(11),
                row.getString(12),
                Objects.requireNonNull(instant(row, 13)),
                deadline,
                deadline != null && deadline.isBefore(now) && Statuses.OWED.contains(status),
                row.getInt(16),
                text(row, 17));
        return new Found(shown, new Cursor(order, emergency != null, deadline, row.getLong(1)));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
