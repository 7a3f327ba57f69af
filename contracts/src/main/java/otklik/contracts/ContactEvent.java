package otklik.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Facts on {@code contacts}: written by ingest-service before the message, read by notify-service alone. */
public sealed interface ContactEvent extends Event {

    /**
     * {@code otklik.contact.given.v1}: the address at which a citizen can be answered.
     *
     * @param contactId derived from the citizen's pseudonym and the channel
     * @param channel {@code telegram} …
     * @param source the bot's code
     * @param sealedAddress the address (a chat id), readable with notify's private key alone
     * @param givenAt when the citizen used it last
     * @param citizen whose it is, as {@link Message#citizen()}; absent in events from before it was said
     * @param besides the contact by which the same citizen was known when he gave this one: a second way to him; absent for the first
     */
    record ContactGiven(
            String contactId,
            String channel,
            String source,
            String sealedAddress,
            Instant givenAt,
            @Nullable String citizen,
            @Nullable String besides)
            implements ContactEvent {}
}
