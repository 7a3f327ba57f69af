package otklik.notify.email;

import io.vertx.ext.mail.MailMessage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A message that knows whether the relay has been given some of it. The client has a connection before it asks for the text, so that is
 * the moment after which nobody can say that it was never sent, and the last at which it can be held back.
 */
final class Letter extends MailMessage {
    private enum State {
        WAITING,
        BEGUN,
        HELD_BACK
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** @throws IllegalStateException when it was held back: the client tells that as its failure */
    @Override
    public String getText() {
        if (!state.compareAndSet(State.WAITING, State.BEGUN) && state.get() == State.HELD_BACK) {
            throw new IllegalStateException("the attempt is over");
        }
        return super.getText();
    }

    /** Whether the relay may have it. */
    boolean isBegun() {
        return state.get() == State.BEGUN;
    }

    /** Ends what still waits for a connection; false when that is too late. */
    boolean holdBack() {
        return state.compareAndSet(State.WAITING, State.HELD_BACK) || state.get() == State.HELD_BACK;
    }
}
