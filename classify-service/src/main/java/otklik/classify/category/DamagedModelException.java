package otklik.classify.category;

import java.io.Serial;

/** The bytes are not a model that this code can read; the message says what is wrong. */
public final class DamagedModelException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** A refusal that says {@code message}. */
    public DamagedModelException(String message) {
        super(message);
    }
}
