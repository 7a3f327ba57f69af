package otklik.ingest.message;

/** Carries a {@link Refusal} out of parsing and checking. Without a stack trace: a stream of bad lines must stay cheap. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.reason().code() + " " + refusal.field(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
