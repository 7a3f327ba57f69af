package otklik.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Facts on {@code conversations.events}: what citizens do in chats beside writing. Written by ingest-service alone; none of their words
 * are on it.
 */
public sealed interface ConversationEvent extends Event {

    Chat chat();

    Instant at();

    /**
     * Where it happened, and who did it.
     *
     * @param channel {@code telegram} …
     * @param source the bot's code
     * @param conversation as {@link Message#conversation()}
     * @param contactId as {@link Message#contactId()}
     * @param citizen as {@link Message#citizen()}
     * @param language BCP 47 tag of the language to answer in; the region's first language when absent
     */
    record Chat(
            String channel,
            String source,
            String conversation,
            String contactId,
            String citizen,
            @Nullable String language) {}

    /**
     * {@code otklik.conversation.command-given.v1}: a citizen gave a command, by a slash or as a word alone.
     *
     * @param chat where, and by whom
     * @param command {@code start}, {@code help}, {@code status}, {@code stop}, {@code withdraw}, {@code same}, {@code link},
     *     {@code unlink}, {@code quiet}, {@code digest}, {@code less}, {@code all}, {@code mail}; {@code unknown} for any other
     * @param reference the number of a case that he named with it; whatever else he wrote is left out
     * @param code what his other chat gave him, with {@code link} only; good once and for minutes
     * @param setting what he set with it, checked: {@code on}, {@code off}, or the hours of his quiet, {@code 22:00-08:00}; of a mailbox only that it is given, the address is in {@code contacts}
     * @param at when ingest took it
     */
    record CommandGiven(
            Chat chat,
            String command,
            @Nullable String reference,
            @Nullable String code,
            @Nullable String setting,
            Instant at)
            implements ConversationEvent {}

    /**
     * {@code otklik.conversation.button-pressed.v1}: a citizen pressed a button under a notice of ours.
     *
     * @param chat where, and by whom
     * @param data what notify-service had put there; of a stranger's making for all that is known here
     * @param at when ingest took it
     */
    record ButtonPressed(Chat chat, String data, Instant at) implements ConversationEvent {}

    /**
     * {@code otklik.conversation.message-withdrawn.v1}: a citizen deleted what he had written.
     *
     * @param chat where, and by whom
     * @param messageId as {@link Message#messageId()}; the message itself may be read later than this
     * @param at when ingest took it
     */
    record MessageWithdrawn(Chat chat, String messageId, Instant at) implements ConversationEvent {}

    /**
     * {@code otklik.conversation.opened.v1}: a citizen lets us write to him: he subscribed, or took a block back.
     *
     * @param chat where, and by whom
     * @param at when ingest took it
     */
    record ChatOpened(Chat chat, Instant at) implements ConversationEvent {}

    /**
     * {@code otklik.conversation.blocked.v1}: a citizen no longer lets us write to him.
     *
     * @param chat where, and by whom
     * @param at when ingest took it
     */
    record ChatBlocked(Chat chat, Instant at) implements ConversationEvent {}
}
