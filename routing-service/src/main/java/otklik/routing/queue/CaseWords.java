package otklik.routing.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What a case can be searched by: the same for who opens it and for who follows its changes. */
public final class CaseWords {
    private CaseWords() {}

    /**
     * The words as SQL. What is longer would not fit a {@code tsvector}; the stemmer takes ё for е. Agencies and place are words, too: so
     * the index itself finds what one of them has of a word that everybody uses. They are no wall: who sees what is asked of
     * {@code cases}, always.
     *
     * @param text expression of the message's words
     * @param row whose columns {@code resolution}, {@code executor}, {@code curator} and {@code municipality} are the case's
     * @param more expression to be appended to the words; may be empty
     */
    public static String sql(String text, String row, String more) {
        return """
                to_tsvector('russian',
                    case when octet_length(%1$s) > 100000 then left(%1$s, 100000) else %1$s end
                    || ' ' || coalesce(left(%2$s.resolution, 100000), '')%3$s)
                || array_to_tsvector(array_remove(array[
                    'agency=' || %2$s.executor, 'agency=' || %2$s.curator, 'place=' || %2$s.municipality], null))
                """.formatted(text, row, more);
    }

    /** Whoever fills the index's list of new words sorts it into its places, and does so in pieces if it does not fit. */
    public static void giveRoomToSort(Connection transaction) throws SQLException {
        try (PreparedStatement set = transaction.prepareStatement("set local work_mem = '64MB'")) {
            set.execute();
        }
    }
}
