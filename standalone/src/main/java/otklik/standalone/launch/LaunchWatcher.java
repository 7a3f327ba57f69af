package otklik.standalone.launch;

import java.time.Duration;

/** Is told what happens while the system runs; called by several threads. */
public interface LaunchWatcher {

    /** Something begins; {@code step} is a key of {@code Words}, with arguments. */
    void begins(String step, Object... arguments);

    /** A service died and comes back after {@code pause}. */
    void died(Service service, int exitCode, Duration pause);

    /** The database died and is being started again. */
    void databaseDied();

    /** Processes of an earlier run were found and stopped. */
    void recovered(String what);
}
