package otklik.ingest.attachment.content;

/** A file that is not kept. */
public final class Unfit extends Exception {
    private final Fault fault;

    Unfit(Fault fault) {
        super(fault.code(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    static Unfit damaged() {
        return new Unfit(Fault.DAMAGED);
    }
}
