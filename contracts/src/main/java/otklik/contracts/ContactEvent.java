package otklik.contracts;

import java.time.Instant;

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
     */
    record ContactGiven(String contactId, String channel, String source, String sealedAddress, Instant givenAt)
            implements ContactEvent {}
}
