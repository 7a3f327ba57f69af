package otklik.notify.delivery;

import java.sql.SQLException;
import java.util.List;
import otklik.eventing.Condition;

/**
 * Work that goes on by itself while the service runs. A singleton of this type is started and ended with the service, and readiness asks
 * it; where it is one round again and again, the class that has the round produces a {@link Worker}.
 */
public interface Loop {

    void start();

    /** How its threads are, for the readiness check. */
    List<Condition> conditions();

    /** Ends it. By then nothing is on its way any more, and what became of it is written down. */
    void close() throws SQLException;
}
