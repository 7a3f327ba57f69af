package otklik.classify.csv;

/** A file cannot be used as it is; the message names the file, the line and what is wrong, and quotes no row. */
public final class UnusableFileException extends Exception {

    public UnusableFileException(String message) {
        super(message);
    }
}
