package otklik.routing.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.DerivedId;
import otklik.contracts.ReplyEvent;
import otklik.eventing.Outbox;
import otklik.routing.citizen.CitizensVoice;
import otklik.routing.citizen.CitizensVoice.Heard;

/** Gives what a citizen says in a chat the effect that it has on his page, and answers him where no notice of the case does. */
public final class TakeOpinions implements Opinions {
    private final CitizensVoice voice;
    private final Outbox outbox;
    private final Clock clock;

    public TakeOpinions(CitizensVoice voice, Outbox outbox, Clock clock) {
        this.voice = voice;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Runnable take(Connection transaction, Said said) throws SQLException {
        Integer rating = said.rating();
        Heard heard = rating == null
                ? voice.helped(transaction, said.caseNumber(), Boolean.TRUE.equals(said.helped()))
                : voice.rate(transaction, said.caseNumber(), rating, said.traceparent());
        String outcome = outcome(heard, said);
        if (outcome != null) {
            ReplyEvent reply = new ReplyEvent.Answered(
                    said.chat(), outcome, heard.reference(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            String id = DerivedId.of("opinion-answered", said.causeId());
            outbox.append(transaction, List.of(Replies.to(said.chat(), id, reply, said.causeId(), said.traceparent())));
        }
        return heard.committed();
    }

    private static @Nullable String outcome(Heard heard, Said said) {
        return switch (heard.result()) {
            case TAKEN -> said.rating() == null ? "helped" : "rated";
            case TOO_LATE -> "too-late";
            // The citizen hears of it by the case's own events, or has heard of it before.
            case TOLD, KNOWN -> null;
        };
    }
}
