package otklik.region;

/**
 * A chat bot of the region in some messenger.
 *
 * @param code unique within its channel; part of the hook's path, {@code /hooks/telegram/<code>}
 * @param channel the messenger, such as {@code telegram}
 * @param regime code of the regime of its messages
 */
public record Bot(String code, String channel, Title title, String regime) {
    /** The connector code under which events and routes know the bot's messages: {@code telegram-region}. */
    public String connector() {
        return channel + "-" + code;
    }
}
