package otklik.ingest.channel;

import org.jspecify.annotations.Nullable;

/**
 * Who speaks with us, and where. Native ids of persons: they become pseudonyms and a sealed address, and go no further.
 *
 * @param chatId unique for the bot
 * @param authorId unique in the channel
 * @param address what notify-service's package of this channel needs to answer, in that channel's own form
 * @param onSurface true where everybody reads along: a wall, a page's comments
 * @param language BCP 47, as the channel says
 */
public record Chat(
        String chatId,
        String authorId,
        String address,
        boolean onSurface,
        @Nullable String language) {

    @Override
    public String toString() {
        return "Chat[…]";
    }
}
