package otklik.routing.opening;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Message;
import otklik.contracts.Platform;

/**
 * A message that came before.
 *
 * @param batch the import run that brought it first
 * @param receivedAt when its present words came
 * @param digests of all that is known to have come under its id
 * @param erased none are known any more, and none are taken
 * @param said what it says now
 */
record Known(
        long caseNumber, @Nullable String batch, Instant receivedAt, Set<String> digests, boolean erased, Said said) {

    /**
     * What it says, and by which way that came first.
     *
     * @param text masked
     */
    record Said(
            String channel,
            String source,
            String text,
            @Nullable Platform platform) {
        private boolean cameBy(Message message) {
            return channel.equals(message.channel()) && source.equals(message.source());
        }
    }

    /** What a message under a known id brings. */
    enum News {
        /** Nothing that is not known. */
        NONE,
        /** Words that are older than those it has. */
        LATE,
        /** Other words, or another of the facts that its sender gives with them. */
        WORDS,
        /** The same words, and more of what its platform does about them. */
        PLATFORM
    }

    /**
     * What is new in it. The same words by another way, as when a comment that its network's webhook brought is in a monitoring tool's
     * export too, are nothing new: the two ways tell different things of it, and neither is a change.
     */
    News newsIn(Message message) {
        if (erased || digests.contains(message.digest())) {
            return News.NONE;
        }
        if (message.receivedAt().isBefore(receivedAt)) {
            return News.LATE;
        }
        if (!message.text().equals(said.text())) {
            return News.WORDS;
        }
        if (message.platform() != null && !message.platform().equals(said.platform())) {
            return News.PLATFORM;
        }
        return said.cameBy(message) ? News.WORDS : News.NONE;
    }

    /** After these words came. */
    Known with(Message words, News news) {
        Set<String> more = new HashSet<>(digests);
        more.add(words.digest());
        return switch (news) {
            case NONE -> this;
            case LATE -> new Known(caseNumber, batch, receivedAt, more, erased, said);
            case WORDS, PLATFORM ->
                new Known(
                        caseNumber,
                        batch,
                        words.receivedAt(),
                        more,
                        erased,
                        new Said(
                                said.channel(),
                                said.source(),
                                words.text(),
                                words.platform() == null ? said.platform() : words.platform()));
        };
    }
}
