package otklik.notify.agency;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.seal.UnreadableSeal;
import otklik.notify.agency.AgencyEventRows.Held;
import otklik.notify.delivery.RetryRules;
import otklik.notify.http.Answer;
import otklik.notify.webhook.SignedPost;

/** One attempt: posts an event and writes down what came of it. */
@Singleton
final class PostAgencyEvent {
    private static final Logger LOG = Logger.getLogger(PostAgencyEvent.class);
    private final AgencyWebhookRows webhooks;
    private final AgencyEventRows events;
    private final SignedPost post;
    private final RetryRules rules;
    private final DataSource database;
    private final Clock clock;

    PostAgencyEvent(
            AgencyWebhookRows webhooks,
            AgencyEventRows events,
            SignedPost post,
            RetryRules rules,
            DataSource database,
            Clock clock) {
        this.webhooks = webhooks;
        this.events = events;
        this.post = post;
        this.rules = rules;
        this.database = database;
        this.clock = clock;
    }

    /** Whose secret cannot be read is not called. */
    private record Found(Optional<AgencyWebhook> webhook, boolean unreadable) {}

    /** Blocks for the attempt. */
    void post(Held held) throws SQLException {
        Found found = Sight.SERVICE.run(database, transaction -> {
            try {
                return new Found(webhooks.active(transaction, held.agency(), now()), false);
            } catch (UnreadableSeal e) {
                return new Found(Optional.empty(), true);
            }
        });
        if (found.webhook().isEmpty()) {
            // Paused meanwhile: it waits as it was.
            settle(held, "PENDING", held.attempts(), found.unreadable() ? "the secret cannot be unsealed" : null, null);
            return;
        }
        AgencyWebhook webhook = found.webhook().get();
        switch (post.send(webhook.url(), webhook.secrets(), held.eventId(), held.body())) {
            case Answer.None none -> again(held, none.reason(), null);
            case Answer.Status status -> judge(held, webhook, status);
        }
    }

    private void judge(Held held, AgencyWebhook webhook, Answer.Status status) throws SQLException {
        int code = status.code();
        String reason = "HTTP " + code;
        if (code >= 200 && code < 300) {
            settle(held, "SENT", held.attempts() + 1, null, null);
        } else if (code == 410) {
            Sight.SERVICE.run(database, transaction -> {
                events.settle(transaction, held, "PENDING", held.attempts(), reason, now(), now());
                webhooks.tried(transaction, held.agency(), reason + ": gone", now());
                return webhooks.gone(transaction, webhook, now());
            });
            LOG.warnf("agency=%s webhook=gone reason=\"HTTP 410\"", held.agency());
        } else if (code >= 500 || code == 408 || code == 425 || code == 429) {
            again(held, reason, status.retryAfter());
        } else if (rules.isRefusedForGood(held.attempts() + 1)) {
            settle(held, "DEAD", held.attempts() + 1, reason, null);
        } else {
            again(held, reason, null);
        }
    }

    private void again(Held held, String reason, @Nullable Duration asked) throws SQLException {
        int attempts = held.attempts() + 1;
        if (rules.isTooOld(held.plannedAt(), now())) {
            settle(held, "DEAD", attempts, "given up: " + reason, null);
        } else {
            settle(held, "PENDING", attempts, reason, rules.pause(attempts, asked));
        }
    }

    private void settle(Held held, String state, int attempts, @Nullable String reason, @Nullable Duration pause)
            throws SQLException {
        Instant now = now();
        Sight.SERVICE.run(database, transaction -> {
            events.settle(transaction, held, state, attempts, reason, pause == null ? now : now.plus(pause), now);
            tried(transaction, held, state, reason, now);
            return true;
        });
    }

    private void tried(Connection transaction, Held held, String state, @Nullable String reason, Instant now)
            throws SQLException {
        if (reason != null || state.equals("SENT")) {
            webhooks.tried(transaction, held.agency(), reason, now);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
