package otklik.benchmarks;

/** Brings one message to a system under test, by HTTP; never blocks, keeps what cannot leave yet. */
interface Sender extends AutoCloseable {
    void send(int number);

    /** Messages that the system acknowledged. */
    long accepted();

    /** Messages that it refused or did not answer for. */
    long refused();

    /** Says that no more will come and waits until the last is answered, at most a minute. */
    @Override
    void close();
}
