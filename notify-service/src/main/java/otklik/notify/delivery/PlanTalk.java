package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConversationEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.notify.contact.ChatBars;
import otklik.notify.delivery.DeliveryRows.Planned;
import otklik.region.NoticeKind;

/** Reads {@code conversations.events}: greets, explains, and keeps who may not be written to. What asks for cases routing-service answers. */
@Singleton
public final class PlanTalk implements DatabaseConsumer.Handler<ConversationEvent> {
    private final Lanes lanes;
    private final DeliveryRows rows;
    private final ChatBars bars;
    private final Holder holder;
    private final Clock clock;

    PlanTalk(Lanes lanes, DeliveryRows rows, ChatBars bars, Holder holder, Clock clock) {
        this.lanes = lanes;
        this.rows = rows;
        this.bars = bars;
        this.holder = holder;
        this.clock = clock;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<ConversationEvent>> batch) throws SQLException {
        Instant now = RetryRules.micros(clock.instant());
        List<Planned> planned = new ArrayList<>();
        for (Envelope<ConversationEvent> envelope : batch) {
            ConversationEvent event = envelope.event();
            keep(transaction, event);
            NoticeKind kind = kind(event);
            if (kind != null && lanes.serves(event.chat().channel())) {
                planned.add(new Planned(Talk.delivery(envelope, event.chat(), kind, "", null, now), false));
            }
        }
        rows.plan(transaction, planned, holder.name());
    }

    private void keep(Connection transaction, ConversationEvent event) throws SQLException {
        String contactId = event.chat().contactId();
        switch (event) {
            case ConversationEvent.CommandGiven given -> {
                switch (given.command()) {
                    case "stop" -> bars.stop(transaction, contactId, given.at());
                    case "start" -> bars.start(transaction, contactId, given.at());
                    default -> {}
                }
            }
            case ConversationEvent.ChatBlocked blocked -> bars.block(transaction, contactId, blocked.at());
            case ConversationEvent.ChatOpened opened -> bars.open(transaction, contactId, opened.at());
            case ConversationEvent.ButtonPressed ignored -> {}
            case ConversationEvent.MessageWithdrawn ignored -> {}
        }
    }

    private static @Nullable NoticeKind kind(ConversationEvent event) {
        return switch (event) {
            case ConversationEvent.CommandGiven given ->
                switch (given.command()) {
                    case "start" -> NoticeKind.TALK_START;
                    case "stop" -> NoticeKind.TALK_STOP;
                    // Routing-service knows the cases.
                    case "status", "withdraw", "same", "link", "unlink" -> null;
                    default -> NoticeKind.TALK_HELP;
                };
            case ConversationEvent.ChatBlocked ignored -> null;
            case ConversationEvent.ChatOpened ignored -> null;
            case ConversationEvent.ButtonPressed ignored -> null;
            case ConversationEvent.MessageWithdrawn ignored -> null;
        };
    }
}
