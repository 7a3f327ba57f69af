package otklik.ingest.channel;

import org.jspecify.annotations.Nullable;

/** What a webhook said, as far as it concerns us. */
public sealed interface Update {

    /** A citizen wrote. */
    record Written(String updateId, ChatMessage message) implements Update {}

    /** A citizen changed what he had written. */
    record Edited(String updateId, ChatMessage message) implements Update {}

    /**
     * A citizen took back what he had written.
     *
     * @param message with an empty text
     */
    record Withdrawn(String updateId, ChatMessage message) implements Update {}

    /**
     * A citizen did something else than writing.
     *
     * @param thanks what the provider wants to read in our 200 for it, as JSON; absent for {@link Hook#thanks}
     */
    record Acted(
            String updateId, Chat chat, Act act, @Nullable String thanks) implements Update {
        public Acted(String updateId, Chat chat, Act act) {
            this(updateId, chat, act, null);
        }
    }

    /**
     * Nothing for us, and no fault.
     *
     * @param kind {@code group}, {@code empty} …, for the metric
     */
    record Ignored(String kind) implements Update {}

    /**
     * The provider asks whether the server is ours.
     *
     * @param answer the plain text that it expects
     */
    record Confirmation(String answer) implements Update {}

    /** What a citizen can do in a chat beside writing. */
    sealed interface Act {
        /**
         * @param name without the slash, in lower case: {@code start}, {@code help}, {@code status}, {@code stop} …; any
         *     other is answered with help
         * @param argument what follows it
         */
        record Command(String name, @Nullable String argument) implements Act {}

        /**
         * A button under one of our notices.
         *
         * @param data what we had put there
         */
        record Pressed(String data) implements Act {}

        /** The citizen lets us write to him: he subscribed, or took a block back. */
        record Opened() implements Act {}

        /** The citizen no longer lets us write to him. */
        record Blocked() implements Act {}
    }
}
