package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConversationEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.notify.contact.ChatBars;
import otklik.notify.delivery.DeliveryRows.Planned;
import otklik.notify.wish.Wishes;
import otklik.region.NoticeKind;

/**
 * Reads {@code conversations.events}: greets, explains, and keeps who may not be written to, and how much each wants to hear. What asks for
 * cases routing-service answers.
 */
@Singleton
public final class PlanTalk implements DatabaseConsumer.Handler<ConversationEvent> {
    private static final String ON = "on";
    private static final String OFF = "off";

    private final Lanes lanes;
    private final DeliveryRows rows;
    private final Wants wants;
    private final Holder holder;
    private final Clock clock;
    private final Set<String> silenced = new HashSet<>();

    /** What is kept of who wants to hear what. */
    @Singleton
    record Wants(ChatBars bars, Wishes wishes, HeldRows held) {}

    PlanTalk(Lanes lanes, DeliveryRows rows, Wants wants, Holder holder, Clock clock) {
        this.lanes = lanes;
        this.rows = rows;
        this.wants = wants;
        this.holder = holder;
        this.clock = clock;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<ConversationEvent>> batch) throws SQLException {
        silenced.clear();
        Instant now = RetryRules.micros(clock.instant());
        List<Planned> planned = new ArrayList<>();
        for (Envelope<ConversationEvent> envelope : batch) {
            ConversationEvent event = envelope.event();
            keep(transaction, event, now);
            NoticeKind kind = kind(event);
            if (kind != null && lanes.serves(event.chat().channel())) {
                String set = kind == NoticeKind.TALK_QUIET ? setting(event) : "";
                planned.add(new Planned(Talk.delivery(envelope, event.chat(), kind, set, null, now), false));
            }
        }
        rows.plan(transaction, planned, holder.name());
    }

    /** What was claimed before somebody wanted no more, and is not on its way, goes back and meets his bar. */
    @Override
    public void committed() {
        silenced.forEach(lanes::forget);
        silenced.clear();
    }

    private void keep(Connection transaction, ConversationEvent event, Instant now) throws SQLException {
        String contactId = event.chat().contactId();
        switch (event) {
            case ConversationEvent.CommandGiven given -> obey(transaction, given, now);
            case ConversationEvent.ChatBlocked blocked -> {
                wants.bars().block(transaction, contactId, blocked.at());
                silenced.add(contactId);
            }
            case ConversationEvent.ChatOpened opened -> wants.bars().open(transaction, contactId, opened.at());
            case ConversationEvent.ButtonPressed ignored -> {}
            case ConversationEvent.MessageWithdrawn ignored -> {}
        }
    }

    private void obey(Connection transaction, ConversationEvent.CommandGiven given, Instant now) throws SQLException {
        String contactId = given.chat().contactId();
        String setting = setting(given);
        switch (given.command()) {
            case "stop" -> {
                wants.bars().stop(transaction, contactId, given.at());
                silenced.add(contactId);
            }
            case "start" -> wants.bars().start(transaction, contactId, given.at());
            case "quiet" -> {
                if (!setting.isEmpty()) {
                    wants.wishes().quiet(transaction, contactId, setting, given.at());
                }
            }
            case "digest" -> {
                if (!setting.isEmpty()) {
                    wants.wishes().digest(transaction, contactId, setting.equals(ON), given.at());
                }
            }
            case "less" -> wants.wishes().less(transaction, contactId, given.at());
            case "all" -> wants.wishes().all(transaction, contactId, given.at());
            default -> {}
        }
        if (given.command().equals("all") || setting.equals(OFF)) {
            wants.held().openAll(transaction, List.of(contactId), now);
        }
    }

    private static @Nullable NoticeKind kind(ConversationEvent event) {
        return switch (event) {
            case ConversationEvent.CommandGiven given ->
                switch (given.command()) {
                    case "start" -> NoticeKind.TALK_START;
                    case "stop" -> NoticeKind.TALK_STOP;
                    case "quiet" -> answer(given, NoticeKind.TALK_QUIET);
                    case "digest" -> answer(given, NoticeKind.TALK_DIGEST);
                    case "less" -> NoticeKind.TALK_LESS;
                    case "all" -> NoticeKind.TALK_SET;
                    case "mail" -> answer(given, NoticeKind.TALK_SET);
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

    /** What was set wrong is explained. */
    private static NoticeKind answer(ConversationEvent.CommandGiven given, NoticeKind on) {
        return switch (setting(given)) {
            case "" -> NoticeKind.TALK_HELP;
            case OFF -> NoticeKind.TALK_SET;
            default -> on;
        };
    }

    private static String setting(ConversationEvent event) {
        return event instanceof ConversationEvent.CommandGiven given
                ? Objects.requireNonNullElse(given.setting(), "")
                : "";
    }
}
