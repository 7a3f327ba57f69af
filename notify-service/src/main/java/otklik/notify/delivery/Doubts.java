package otklik.notify.delivery;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import otklik.notify.ledger.AttemptRows;
import otklik.notify.ledger.LedgerSettings;

/**
 * Ends what may have been shown, after a stated number of repeats: where the provider cannot tell a repeat from a new text, each further
 * attempt is one that the person may see. Elsewhere a repeat is harmless, and nothing is ended here; and staff on duty rather reads a call
 * twice than never.
 */
@Singleton
final class Doubts {
    private final Set<String> shownTwice;
    private final AttemptRows attempts;
    private final LedgerSettings settings;

    Doubts(@All List<Sender> senders, AttemptRows attempts, LedgerSettings settings) {
        this.shownTwice = senders.stream()
                .filter(sender -> !sender.repeatsAreHarmless())
                .map(Sender::channel)
                .collect(Collectors.toSet());
        this.attempts = attempts;
        this.settings = settings;
    }

    List<Outcome> judge(Connection transaction, List<Outcome> batch) throws SQLException {
        List<UUID> doubtful = batch.stream()
                .filter(this::isDoubtful)
                .map(outcome -> outcome.delivery().noticeId())
                .toList();
        if (doubtful.isEmpty()) {
            return batch;
        }
        Map<UUID, Integer> before = attempts.unanswered(transaction, doubtful);
        return batch.stream()
                .map(outcome -> isDoubtful(outcome)
                                && before.getOrDefault(outcome.delivery().noticeId(), 0) >= settings.unansweredRepeats()
                        ? ended((Outcome.Again) outcome)
                        : outcome)
                .toList();
    }

    private boolean isDoubtful(Outcome outcome) {
        return outcome instanceof Outcome.Again again
                && again.unanswered()
                && shownTwice.contains(again.delivery().channel())
                && !Recipient.OnDuty.isEndpoint(again.delivery().endpoint());
    }

    private static Outcome ended(Outcome.Again again) {
        return new Outcome.Dead(
                again.delivery(),
                again.attempts(),
                again.at(),
                DeadReason.UNANSWERED,
                "may have been shown, so it is not repeated: " + again.reason());
    }
}
