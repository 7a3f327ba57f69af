package otklik.benchmarks;

/** The rate was more than the system sustains. */
final class GrowingLag extends Exception {
    private final String how;

    GrowingLag(String how) {
        super(how);
        this.how = how;
    }

    String how() {
        return how;
    }
}
