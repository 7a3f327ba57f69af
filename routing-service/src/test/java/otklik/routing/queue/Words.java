package otklik.routing.queue;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Makes what there is searchable, as the service does. */
public final class Words {
    private static final int MANY = 20_000;

    private Words() {}

    public static void index(DataSource database) throws SQLException {
        IndexWords words = new IndexWords(database, MANY, Integer.MAX_VALUE);
        for (boolean more = true; more; ) {
            more = words.step();
        }
    }
}
