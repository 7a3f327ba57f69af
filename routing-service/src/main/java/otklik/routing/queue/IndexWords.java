package otklik.routing.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import otklik.routing.sight.Sight;

/**
 * Puts the words of cases into {@code case_text}, behind the hot path and many at a time. Whoever has the lock of the one row of
 * {@code case_text_mark} works; another replica leaves it to him.
 *
 * <p>Nothing on the way in says that a case is new: numbers above a mark are. Numbers are taken before their transaction commits, so
 * a lower one can become visible after a higher one. Whoever takes numbers has his transaction's id before ({@code NewCases}).
 * So when the highest number that was looked at is noted together with an id taken after that look, every transaction that can still
 * bring a lower number has a lower id; once all of those are over, one more look over the stretch finds the late ones, and the mark
 * moves. Nothing waits for that but the late ones themselves.
 */
final class IndexWords {
    /**
     * What is longer would not fit a {@code tsvector}; the stemmer takes ё for е. Agencies and place are words, too: so the index itself
     * finds what one of them has of a word that everybody uses. They are no wall: who sees what is asked of {@code cases}, always.
     */
    private static String insert(String more) {
        return """
            insert into case_text (case_number, words)
            select w.number, to_tsvector('russian',
                       case when octet_length(m.text) > 100000 then left(m.text, 100000) else m.text end
                       || ' ' || coalesce(left(w.resolution, 100000), '')""" + more + """
                       )
                   || array_to_tsvector(array_remove(array[
                       'agency=' || w.executor, 'agency=' || w.curator, 'place=' || w.municipality], null))
            from wanted w join message m on m.message_id = w.message_id
            on conflict on constraint case_text_pkey do\s""";
    }

    /** What the citizen added, and what others of his messages brought: each is a change, so nothing that is new has any. */
    private static final String ADDED = """
             || coalesce((
                select ' ' || left(string_agg(t.text, ' '), 100000)
                from addition a join message t on t.message_id = a.message_id where a.case_number = w.number), '')
            """;

    private static final String NEW = """
            with wanted as (
                select number, message_id, resolution, executor, curator, municipality from cases where number > ? order by number limit ?),
            done as (
            """ + insert("") + """
            nothing)
            select coalesce(max(number), 0), count(*) from wanted""";

    private static final String LATE = """
            with wanted as (
                select number, message_id, resolution, executor, curator, municipality from cases c where number > ? and number <= ?
                and not exists (select from case_text t where t.case_number = c.number))
            """ + insert("") + "nothing";

    private static final String CHANGED = """
            with gone as (
                delete from case_text_stale
                where id in (select id from case_text_stale order by id limit ?) returning case_number),
            wanted as (
                select number, message_id, resolution, executor, curator, municipality from cases
                where number in (select case_number from gone)),
            done as (
            """ + insert(ADDED) + """
            update set words = excluded.words)
            select count(*) from gone""";

    private final DataSource database;
    private final int batch;
    private final int stretch;

    IndexWords(DataSource database) {
        this(database, 1_000, 20_000);
    }

    /**
     * @param batch cases in one transaction
     * @param stretch numbers that one look for late ones goes over
     */
    IndexWords(DataSource database, int batch, int stretch) {
        this.database = database;
        this.batch = batch;
        this.stretch = stretch;
    }

    private record Mark(long ahead, long settled, long candidate, long endedBefore) {}

    private record Taken(long last, int count) {}

    /** The agency as a word of a case, quoted as a {@code tsquery}. */
    static String agency(String code) {
        return word("agency", code);
    }

    /** The municipality as a word of a case, quoted as a {@code tsquery}. */
    static String place(String code) {
        return word("place", code);
    }

    private static String word(String what, String code) {
        return "'" + what + "=" + code.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** One transaction; returns whether there is more to do at once. */
    boolean step() throws SQLException {
        return Sight.SERVICE.run(database, transaction -> {
            Optional<Mark> held = hold(transaction);
            giveRoomToSort(transaction);
            return held.isPresent() && step(transaction, held.get());
        });
    }

    private boolean step(Connection transaction, Mark mark) throws SQLException {
        int changed = changed(transaction);
        Taken taken = takeNew(transaction, mark.ahead());
        long ahead = Math.max(mark.ahead(), taken.last());
        Mark next = settle(transaction, new Mark(ahead, mark.settled(), mark.candidate(), mark.endedBefore()));
        if (!next.equals(mark)) {
            write(transaction, next);
        }
        return changed == batch
                || taken.count() == batch
                || next.settled() > mark.settled() && next.settled() < next.candidate();
    }

    private Mark settle(Connection transaction, Mark mark) throws SQLException {
        if (mark.settled() == mark.candidate()) {
            // The id is taken after the look: whoever had a lower number by then has a lower id.
            return mark.ahead() == mark.settled()
                    ? mark
                    : new Mark(
                            mark.ahead(),
                            mark.settled(),
                            mark.ahead(),
                            number(transaction, "select pg_current_xact_id()::text"));
        }
        if (number(transaction, "select pg_snapshot_xmin(pg_current_snapshot())::text") < mark.endedBefore()) {
            return mark;
        }
        long to = Math.min(mark.candidate(), mark.settled() + stretch);
        try (PreparedStatement insert = transaction.prepareStatement(LATE)) {
            insert.setLong(1, mark.settled());
            insert.setLong(2, to);
            insert.executeUpdate();
        }
        return new Mark(mark.ahead(), to, mark.candidate(), mark.endedBefore());
    }

    private Taken takeNew(Connection transaction, long after) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(NEW)) {
            insert.setLong(1, after);
            insert.setInt(2, batch);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Taken(row.getLong(1), row.getInt(2));
            }
        }
    }

    /** The note that words have changed is visible together with the words: one statement sees both or neither. */
    private int changed(Connection transaction) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(CHANGED)) {
            update.setInt(1, batch);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Since when the oldest words wait that cannot be searched yet; empty for none. */
    Optional<Instant> oldest() throws SQLException {
        return Sight.SERVICE.run(database, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement("""
                            select least(
                                (select opened_at from cases where number > (select ahead from case_text_mark)
                                 order by number limit 1),
                                (select at from case_text_stale order by id limit 1))""");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        });
    }

    /** Whoever fills the index's list of new words sorts it into its places, and does so in pieces if it does not fit. */
    private static void giveRoomToSort(Connection transaction) throws SQLException {
        try (PreparedStatement set = transaction.prepareStatement("set local work_mem = '64MB'")) {
            set.execute();
        }
    }

    private static Optional<Mark> hold(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                        "select ahead, settled, candidate, ended_before from case_text_mark for update skip locked");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Mark(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                    : Optional.empty();
        }
    }

    private static void write(Connection transaction, Mark mark) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update case_text_mark set ahead = ?, settled = ?, candidate = ?, ended_before = ?")) {
            update.setLong(1, mark.ahead());
            update.setLong(2, mark.settled());
            update.setLong(3, mark.candidate());
            update.setLong(4, mark.endedBefore());
            update.executeUpdate();
        }
    }

    private static long number(Connection transaction, String query) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            return Long.parseLong(Objects.requireNonNull(row.getString(1)));
        }
    }
}
