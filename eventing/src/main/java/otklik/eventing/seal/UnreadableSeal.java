package otklik.eventing.seal;

import org.jspecify.annotations.Nullable;

/** A seal that this key cannot open. */
public final class UnreadableSeal extends Exception {
    /** @param reason quotes nothing of the content */
    public UnreadableSeal(String reason, @Nullable Throwable cause) {
        super("the seal cannot be opened: " + reason, cause);
    }
}
