package otklik.testkit.resource;

/** Somebody else's server: it is used and never stopped. */
record GivenServer(String address) implements Server {

    @Override
    public void start() {
        // runs already
    }

    @Override
    public void stop() {
        throw notOurs();
    }

    @Override
    public void kill() {
        throw notOurs();
    }

    @Override
    public void discard() {
        // stays
    }

    private static UnsupportedOperationException notOurs() {
        return new UnsupportedOperationException(
                "a given server is not ours to stop: unset its address for fault tests");
    }
}
