package otklik.routing.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConversationEvent.Chat;
import otklik.contracts.ReplyEvent;
import otklik.contracts.Streams;
import otklik.eventing.Outgoing;
import otklik.eventing.Trace;

/** What is to be said in a chat, on its way out. */
final class Replies {
    private Replies() {}

    static Outgoing<ReplyEvent> to(
            Chat chat, String id, ReplyEvent reply, String causeId, @Nullable String traceparent) {
        return new Outgoing<>(
                Streams.CONVERSATIONS_REPLIES,
                List.of(Streams.CONVERSATIONS_REPLIES.name()),
                chat.conversation(),
                id,
                chat.conversation(),
                causeId,
                Trace.continueOrStart(traceparent),
                reply);
    }
}
