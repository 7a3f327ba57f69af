package otklik.standalone.cli;

/** Exit codes of every command; they are public. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;
    static final int NOT_RUNNING = 3;
    /** Done, but some rows or letters were refused. */
    static final int PARTLY = 4;

    private ExitCode() {}
}
