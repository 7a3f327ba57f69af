package otklik.contracts;

/** Ids of messages: derived from the origin, so that the same message seen twice, or by two ways, is one. */
public final class MessageId {
    private MessageId() {}

    /**
     * @param origin the network ({@code vk}, {@code telegram:bot}) where the native id is known, else the connector's code
     * @param nativeId the id there
     */
    public static String of(String origin, String nativeId) {
        return DerivedId.of("message", origin, nativeId);
    }
}
