package otklik.notify.delivery;

import java.util.Locale;

/** Why a notice is given up; its {@link #word} is in the ledger, in events and in metrics. */
public enum DeadReason {
    /** The citizen lets nobody write to him there. */
    BLOCKED,
    /** The citizen wants no notices. */
    STOPPED,
    /** The provider knows nobody of that address. */
    UNKNOWN_RECIPIENT,
    /** There is no address to write to, and none will come. */
    NO_CONTACT,
    /** The connector has no webhook, or has it no more. */
    NO_WEBHOOK,
    /** The receiver refuses this notice. */
    REFUSED,
    /** The text is over the channel's limit. */
    TOO_LONG,
    /** The pack's words cannot be filled in. */
    TEMPLATE,
    /** It may have been taken: no answer came, and a repeat would be seen twice. */
    UNANSWERED,
    /** What the provider answers makes no sense. */
    NONSENSE,
    /** Nothing here writes to that channel any more. */
    NO_SENDER,
    /** Everything was tried for as long as a notice is worth it. */
    TOO_OLD;

    /** @throws IllegalArgumentException where no reason has this word */
    public static DeadReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
