package otklik.ingest.channel;

import org.jspecify.annotations.Nullable;

/** What a chat's message belongs to, as {@link otklik.contracts.Message#inReplyTo} says it. The slash keeps it apart from a leave. */
final class Belongs {
    /** Clients cut at the end of a word. */
    private static final int WORD = 100;

    private Belongs() {}

    /** @param longestText that the channel takes as one message */
    static @Nullable String to(ChatMessage sent, int longestText) {
        if (sent.leave() != null) {
            return sent.leave();
        }
        if (sent.replyTo() != null) {
            return "notice/" + sent.replyTo();
        }
        if (sent.album() != null) {
            return "album/" + sent.album();
        }
        return sent.text().length() > longestText - WORD ? "long/" : null;
    }
}
