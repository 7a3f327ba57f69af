package otklik.contracts;

/** Facts on {@code messages.tagged}: written by classify-service; no plain personal data from here on. */
public sealed interface TaggedEvent extends Event {

    Message message();

    String sealedOriginal();

    Tags tags();

    /**
     * {@code otklik.message.tagged.v1}: a message was understood and masked.
     *
     * @param message with masked text
     * @param sealedOriginal the original text, readable with routing's private key alone (form: {@code v1.…})
     * @param tags what it is about
     */
    record MessageTagged(Message message, String sealedOriginal, Tags tags) implements TaggedEvent {}

    /**
     * {@code otklik.message.retagged.v1}: a message that its channel revised was understood and masked again.
     *
     * @param message with masked text
     * @param sealedOriginal the original text, readable with routing's private key alone (form: {@code v1.…})
     * @param tags what it is about now
     */
    record MessageRetagged(Message message, String sealedOriginal, Tags tags) implements TaggedEvent {}
}
