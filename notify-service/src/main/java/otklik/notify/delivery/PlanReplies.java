package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import otklik.contracts.ReplyEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.notify.delivery.DeliveryRows.Planned;
import otklik.region.NoticeKind;

/** Reads {@code conversations.replies}: each is said once in its chat. */
@Singleton
public final class PlanReplies implements DatabaseConsumer.Handler<ReplyEvent> {
    private final Lanes lanes;
    private final DeliveryRows rows;
    private final Holder holder;
    private final Clock clock;

    PlanReplies(Lanes lanes, DeliveryRows rows, Holder holder, Clock clock) {
        this.lanes = lanes;
        this.rows = rows;
        this.holder = holder;
        this.clock = clock;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<ReplyEvent>> batch) throws SQLException {
        Instant now = RetryRules.micros(clock.instant());
        List<Planned> planned = new ArrayList<>();
        for (Envelope<ReplyEvent> envelope : batch) {
            if (lanes.serves(envelope.event().chat().channel())) {
                reply(envelope, now).ifPresent(delivery -> planned.add(new Planned(delivery, false)));
            }
        }
        rows.plan(transaction, planned, holder.name());
    }

    private static Optional<Delivery> reply(Envelope<ReplyEvent> envelope, Instant now) {
        return switch (envelope.event()) {
            case ReplyEvent.CasesListed listed -> {
                List<Facts.Line> lines = listed.cases().stream()
                        .map(line -> new Facts.Line(line.reference(), line.status(), line.deadline()))
                        .toList();
                NoticeKind kind = lines.isEmpty() ? NoticeKind.TALK_NO_CASES : NoticeKind.TALK_CASES;
                yield Optional.of(Talk.delivery(envelope, listed.chat(), kind, "", lines, now));
            }
            case ReplyEvent.CodeGiven given ->
                Optional.of(Talk.delivery(envelope, given.chat(), NoticeKind.TALK_CODE, given.code(), null, now));
            case ReplyEvent.Answered answered ->
                Talk.kind(answered.outcome())
                        .map(kind -> Talk.delivery(
                                envelope,
                                answered.chat(),
                                kind,
                                Objects.requireNonNullElse(answered.reference(), ""),
                                null,
                                now));
        };
    }
}
