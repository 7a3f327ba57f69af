package otklik.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts on {@code conversations.replies}: what routing-service, which knows the cases, has to say in a chat; notify-service says it. */
public sealed interface ReplyEvent extends Event {

    ConversationEvent.Chat chat();

    /**
     * {@code otklik.reply.cases-listed.v1}: a citizen asked how his cases are.
     *
     * @param chat where it is to be said
     * @param cases his open ones of this conversation, the newest first, at most ten
     * @param at when they were so
     */
    record CasesListed(ConversationEvent.Chat chat, List<Line> cases, Instant at) implements ReplyEvent {
        public CasesListed {
            cases = List.copyOf(cases);
        }
    }

    /**
     * One case.
     *
     * @param reference its number
     * @param status as {@link CaseSnapshot#status()}
     * @param deadline absent where none runs
     */
    record Line(String reference, String status, @Nullable Instant deadline) {}

    /**
     * {@code otklik.reply.code-given.v1}: a citizen wants to link another chat of his with this one.
     *
     * @param chat where it is to be said
     * @param code to be entered there; good once and for ten minutes
     * @param at when it was made
     */
    record CodeGiven(ConversationEvent.Chat chat, String code, Instant at) implements ReplyEvent {
        @Override
        public String toString() {
            return "CodeGiven[…]";
        }
    }

    /**
     * {@code otklik.reply.answered.v1}: what came of a button, of a number or of a withdrawal, where no event of the case tells it.
     *
     * @param chat where it is to be said
     * @param outcome {@code rated}, {@code helped}: taken; {@code too-late}: it is not possible any more; {@code noted}: who works on the
     *     case is told that its citizen withdrew it; {@code proposed}: staff decide whether the two cases are the same; {@code linked},
     *     {@code unlinked}: his chats; {@code wrong-code}: nothing is; {@code unknown}: there is no such case of his
     * @param reference the number of the case; absent with {@code unknown}
     * @param at when it was decided
     */
    record Answered(
            ConversationEvent.Chat chat,
            String outcome,
            @Nullable String reference,
            Instant at) implements ReplyEvent {}
}
