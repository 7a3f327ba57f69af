package otklik.ingest.channel;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Outgoing;
import otklik.ingest.channel.Update.Act;
import otklik.ingest.message.Refused;

/** What updates of chats become, whichever way they come. */
@Singleton
public final class UpdateEvents {
    private final ReceiveChat messages;
    private final ReceiveAct acts;

    UpdateEvents(ReceiveChat messages, ReceiveAct acts) {
        this.messages = messages;
        this.acts = acts;
    }

    /**
     * @param longestText that the channel takes as one message
     * @return events, each of which must be durable before the next is seen; none for what is nothing to us
     * @throws Refused naming the field
     */
    public List<Outgoing<?>> of(BotName bot, Update update, int longestText, @Nullable String traceparent)
            throws Refused {
        return switch (update) {
            case Update.Written(String id, ChatMessage message) -> {
                // A word alone can be a command.
                Optional<Act.Command> command = Spoken.in(message);
                yield command.isPresent()
                        ? acted(acts.acted(bot, id, message.chat(), command.get(), traceparent))
                        : said(messages.written(bot, id, message, longestText, traceparent));
            }
            case Update.Edited(String id, ChatMessage message) -> said(messages.edited(bot, id, message, traceparent));
            case Update.Withdrawn(String id, ChatMessage message) ->
                acted(acts.withdrawn(bot, id, message, traceparent));
            case Update.Acted acted -> acted(acts.acted(bot, acted.updateId(), acted.chat(), acted.act(), traceparent));
            case Update.Ignored ignored -> List.of();
            case Update.Confirmation confirmation -> List.of();
        };
    }

    private static List<Outgoing<?>> said(ReceiveChat.Events events) {
        return List.of(events.contact(), events.message());
    }

    private static List<Outgoing<?>> acted(ReceiveAct.Events events) {
        List<Outgoing<?>> all = new ArrayList<>(events.contacts());
        all.add(events.act());
        return List.copyOf(all);
    }
}
