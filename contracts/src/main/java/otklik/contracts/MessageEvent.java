package otklik.contracts;

/** Facts on {@code messages.received}: written by ingest-service alone, with the citizen's own words, unmasked. */
public sealed interface MessageEvent extends Event {

    Message message();

    /**
     * {@code otklik.message.received.v1}: a citizen's message arrived and is durable.
     *
     * @param message with the citizen's own words
     */
    record MessageReceived(Message message) implements MessageEvent {}

    /**
     * {@code otklik.message.revised.v1}: the channel itself says that a known message changed (an edit, a later stage).
     *
     * @param message as it is now; {@code message.messageId} is the id of the message it revises
     */
    record MessageRevised(Message message) implements MessageEvent {}
}
