package otklik.notify.agency;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import otklik.notify.webhook.Secret;
import otklik.notify.webhook.WebhookAddress;
import otklik.notify.webhook.WebhookSettings;

/** The webhook of the agency that the token of the request names. */
@Singleton
final class OwnWebhook {
    private static final int MOST_DEAD = 200;

    private final JsonWebToken token;
    private final Rows rows;
    private final WebhookAddress address;
    private final WebhookSettings settings;
    private final PostAgencyEvents post;
    private final Clock clock;

    /** Both tables and where they are. */
    @Singleton
    record Rows(AgencyWebhookRows webhooks, AgencyEventRows events, DataSource database) {}

    OwnWebhook(
            JsonWebToken token,
            Rows rows,
            WebhookAddress address,
            WebhookSettings settings,
            PostAgencyEvents post,
            Clock clock) {
        this.token = token;
        this.rows = rows;
        this.address = address;
        this.settings = settings;
        this.post = post;
        this.clock = clock;
    }

    /** @param secret where it was made just now */
    record Put(URI url, boolean made, @Nullable String secret) {}

    /**
     * How it stands.
     *
     * @param state {@code active}, {@code paused} or {@code gone}
     * @param pending events on their way
     * @param lagSeconds for how long the oldest of them has been
     * @param dead events that were given up
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String url,
            String state,
            long pending,
            long lagSeconds,
            long dead,
            @Nullable Instant deliveredAt,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt) {}

    /** By the token alone; 403 where it names none. */
    String agency() {
        String agency = token.getClaim("agency");
        if (agency == null || agency.isBlank()) {
            throw AgencyProblem.NO_AGENCY_IN_TOKEN.refused();
        }
        return agency;
    }

    Put put(@Nullable String text, boolean rotate) throws SQLException {
        String agency = agency();
        URI url = address.check(text);
        Secret secret = Secret.random();
        Instant now = clock.instant();
        boolean made = Sight.of(agency).run(rows.database(), transaction -> {
            boolean first = rows.webhooks().put(transaction, agency, url, secret, now);
            if (!first && rotate) {
                rows.webhooks().rotate(transaction, agency, secret, now.plus(settings.secretOverlap()));
            }
            return first;
        });
        post.look();
        return new Put(url, made, made || rotate ? secret.text() : null);
    }

    Shown show() throws SQLException {
        String agency = agency();
        return Sight.of(agency).run(rows.database(), transaction -> {
            var standing =
                    rows.webhooks().standing(transaction, agency).orElseThrow(AgencyProblem.NO_AGENCY_WEBHOOK::refused);
            var counts = rows.events().counts(transaction, agency);
            Instant oldest = counts.oldest();
            return new Shown(
                    standing.url(),
                    standing.state(),
                    counts.pending(),
                    oldest == null
                            ? 0
                            : Math.max(
                                    0, Duration.between(oldest, clock.instant()).toSeconds()),
                    counts.dead(),
                    standing.deliveredAt(),
                    standing.lastError(),
                    standing.lastErrorAt());
        });
    }

    Shown become(String state) throws SQLException {
        String agency = agency();
        boolean there = Sight.of(agency)
                .run(
                        rows.database(),
                        transaction -> rows.webhooks().become(transaction, agency, state, clock.instant()));
        if (!there) {
            throw AgencyProblem.NO_AGENCY_WEBHOOK.refused();
        }
        post.look();
        return show();
    }

    void delete() throws SQLException {
        String agency = agency();
        boolean there = Sight.of(agency).run(rows.database(), transaction -> {
            rows.events().forget(transaction, agency);
            return rows.webhooks().delete(transaction, agency);
        });
        if (!there) {
            throw AgencyProblem.NO_AGENCY_WEBHOOK.refused();
        }
    }

    List<AgencyEventRows.Dead> dead() throws SQLException {
        String agency = agency();
        return Sight.of(agency)
                .run(rows.database(), transaction -> rows.events().dead(transaction, agency, MOST_DEAD));
    }

    void resend(String eventId) throws SQLException {
        String agency = agency();
        boolean there = Sight.of(agency)
                .run(
                        rows.database(),
                        transaction -> rows.events().again(transaction, agency, eventId, clock.instant()));
        if (!there) {
            throw AgencyProblem.EVENT_NOT_DEAD.refused();
        }
        post.look();
    }
}
