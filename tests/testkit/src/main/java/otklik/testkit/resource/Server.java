package otklik.testkit.resource;

/** A broker or database that can be ended in two ways and started again at the same address with its data. */
interface Server {

    /** Starts it and returns when it serves. */
    void start();

    /** Ends it in order. */
    void stop();

    /** Ends it with SIGKILL. */
    void kill();

    /** Ends it for good and removes what it has written. */
    void discard();

    /** Host and port on this machine. */
    String address();
}
