package otklik.classify.models;

import java.io.Serial;
import java.nio.file.Path;

/** A model that is named but cannot be used: it is missing, damaged, another one than its name says, or not for this pack. */
public final class UnfitModelException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final String reason;

    UnfitModelException(Path file, String reason) {
        super(file + " " + reason);
        this.file = file;
        this.reason = reason;
    }

    /** The file at fault. */
    public Path file() {
        return file;
    }

    /** What is wrong with it: the end of a sentence that begins with the file. */
    public String reason() {
        return reason;
    }
}
