package otklik.standalone.intake;

/** A file can't be read as what it says it is; the message names the line. */
public final class BadFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadFile(String message) {
        super(message);
    }
}
