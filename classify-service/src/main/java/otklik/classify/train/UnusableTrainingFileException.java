package otklik.classify.train;

import java.io.Serial;

/** The training file cannot be used; the message names the line and what is expected there. */
final class UnusableTrainingFileException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    UnusableTrainingFileException(String message) {
        super(message);
    }
}
