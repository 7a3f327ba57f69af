package otklik.contracts;

/** Facts on {@code messages.tagged}: written by classify-service; no plain personal data from here on. */
public sealed interface TaggedEvent extends Event {

    Message message();

    String sealedOriginal();

    Tags tags();

    /**
     * {@code otklik.message.tagged.v1}.
     *
     * @param message with masked text
     * @param sealedOriginal the original text, readable with routing's private key alone (form: {@code v1.…})
     */
    record MessageTagged(Message message, String sealedOriginal, Tags tags) implements TaggedEvent {}

    /** {@code otklik.message.retagged.v1}: the tags of a message that its channel revised. */
    record MessageRetagged(Message message, String sealedOriginal, Tags tags) implements TaggedEvent {}
}
