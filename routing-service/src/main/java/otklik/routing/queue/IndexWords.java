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
 * Sees to it that each case has its words in {@code case_text}, behind the hot path and many at a time. Who opens cases from messages
 * writes their words along ({@link CaseWords}); this adds those that somebody left out and follows what changes. Whoever has the lock of
 * the one row of {@code case_text_mark} works; another replica leaves it to him.
 *
 * <p>Nothing on the way in says that a case is new: numbers above a mark are. Numbers are taken before their transaction commits, so
 * a lower one can become visible after a higher one. Whoever takes numbers has his transaction's id before ({@code NewCases}).
 * So when the highest number that was looked at is noted together with an id taken after that look, every transaction that can still
 * bring a lower number has a lower id; once all of those are over, one more look over the stretch finds the late ones, and the mark
 * moves. Nothing waits for that but the late ones themselves.
 *
 * <p>A stretch with as many words as cases has all of them: whoever deletes a case deletes its words.
 */
final class IndexWords {
    private static String insert(String more) {
        return """
            insert into case_text (case_number, words)
            select w.number,
            """ + CaseWords.sql("m.text", "w", more) + """
            from wanted w join message m on m.message_id = w.message_id
            on conflict on constraint case_text_pkey do\s""";
    }

    /** What the citizen added, and what others of his messages brought: each is a change, so nothing that is new has any. */
    private static final String ADDED = """
             || coalesce((
                select ' ' || left(string_agg(t.text, ' '), 100000)
                from addition a join message t on t.message_id = a.message_id where a.case_number = w.number), '')
            """;

    /** How far the next cases go, how many they are, and how many of them have words. */
    private static final String AHEAD = """
            with reach as (
                select max(number) as last, count(*) as cases
                from (select number from cases where number > ? order by number limit ?) as next)
            select last, cases, (select count(*) from case_text where case_number > ? and case_number <= last) from reach""";

    private static final String BEHIND = """
            select to_number.last, (select count(*) from cases where number > ? and number <= last),
                   (select count(*) from case_text where case_number > ? and case_number <= last)
            from (select ?::bigint as last) as to_number""";

    /** That words wanted are above the first number, too, keeps any plan from walking through all that there are. */
    private static final String MISSING = """
            with wanted as (
                select number, message_id, resolution, executor, curator, municipality from cases c
                where number > ? and number <= ? and not exists (
                    select from case_text t where t.case_number = c.number and t.case_number > ?)
                order by number limit ?),
            done as (
            """ + insert("") + """
            nothing)
            select max(number), count(*) from wanted""";

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
     * @param batch cases that are given words in one transaction
     * @param stretch cases that one look goes over
     */
    IndexWords(DataSource database, int batch, int stretch) {
        this.database = database;
        this.batch = batch;
        this.stretch = stretch;
    }

    private record Mark(long ahead, long settled, long candidate, long endedBefore) {}

    /**
     * What one look was to go over, and up to which number all cases have words now.
     *
     * @param last 0 for no case
     */
    private record Stretch(long last, long cases, long filled) {
        boolean isFull(int of) {
            return cases == of || filled < last;
        }
    }

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
            CaseWords.giveRoomToSort(transaction);
            return held.isPresent() && step(transaction, held.get());
        });
    }

    private boolean step(Connection transaction, Mark mark) throws SQLException {
        int changed = changed(transaction);
        Stretch next = lookAhead(transaction, mark.ahead());
        long ahead = Math.max(mark.ahead(), next.filled());
        Mark moved = settle(transaction, new Mark(ahead, mark.settled(), mark.candidate(), mark.endedBefore()));
        if (!moved.equals(mark)) {
            write(transaction, moved);
        }
        return changed == batch
                || next.isFull(stretch)
                || moved.settled() > mark.settled() && moved.settled() < moved.candidate();
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
        return new Mark(
                mark.ahead(), lookBehind(transaction, mark.settled(), to), mark.candidate(), mark.endedBefore());
    }

    private Stretch lookAhead(Connection transaction, long after) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(AHEAD)) {
            select.setLong(1, after);
            select.setInt(2, stretch);
            select.setLong(3, after);
            return look(transaction, select, after);
        }
    }

    private long lookBehind(Connection transaction, long after, long to) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(BEHIND)) {
            select.setLong(1, after);
            select.setLong(2, after);
            select.setLong(3, to);
            return look(transaction, select, after).filled();
        }
    }

    private Stretch look(Connection transaction, PreparedStatement select, long after) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            long last = row.getLong(1);
            long cases = row.getLong(2);
            return new Stretch(last, cases, cases == row.getLong(3) ? last : fill(transaction, after, last));
        }
    }

    /** Up to which number all have words now. */
    private long fill(Connection transaction, long after, long to) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(MISSING)) {
            insert.setLong(1, after);
            insert.setLong(2, to);
            insert.setLong(3, after);
            insert.setInt(4, batch);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(2) < batch ? to : row.getLong(1);
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
                                (select opened_at from cases c where number > (select ahead from case_text_mark)
                                 and not exists (select from case_text t where t.case_number = c.number
                                     and t.case_number > (select ahead from case_text_mark))
                                 order by number limit 1),
                                (select at from case_text_stale order by id limit 1))""");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        });
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
