package otklik.notify.agency;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import otklik.contracts.AgencyEvent;
import otklik.contracts.Streams;
import otklik.eventing.Envelope;
import otklik.eventing.History;
import otklik.eventing.KafkaSettings;

/**
 * Sends an agency's events again, from an instant on: those that were sent and are still kept, and from before there was a webhook those
 * that the agency's topic still has. The ids are what they were, so that a receiver drops what it knows.
 */
@Singleton
final class ReplayAgencyEvents {
    private final AgencyWebhookRows webhooks;
    private final AgencyEventRows events;
    private final PostAgencyEvents post;
    private final DataSource database;
    private final KafkaSettings kafka;
    private final Clock clock;

    ReplayAgencyEvents(
            AgencyWebhookRows webhooks,
            AgencyEventRows events,
            PostAgencyEvents post,
            DataSource database,
            KafkaSettings kafka,
            Clock clock) {
        this.webhooks = webhooks;
        this.events = events;
        this.post = post;
        this.database = database;
        this.kafka = kafka;
        this.clock = clock;
    }

    /** When the event happened that the agency names; empty where it is not among those that are kept. */
    Optional<Instant> happenedAt(String agency, String eventId) throws SQLException {
        return Sight.of(agency).run(database, transaction -> events.happenedAt(transaction, agency, eventId));
    }

    /**
     * Blocks until all of them are waiting to be sent; returns how many, empty where the agency has no webhook.
     *
     * @throws History.Unavailable where the topic cannot be read: those that are kept are sent again all the same
     */
    Optional<Integer> since(String agency, Instant since) throws SQLException, History.Unavailable {
        Sight sight = Sight.of(agency);
        boolean registered = sight.run(
                database, transaction -> webhooks.standing(transaction, agency).isPresent());
        if (!registered) {
            return Optional.empty();
        }
        // What is older comes first: the topic's before the table's, or a case would be told out of order.
        Instant started = clock.instant();
        int[] sent = {0};
        try {
            History.read(Streams.AGENCY_CASES.of(agency), since, kafka, batch -> {
                sent[0] += sight.run(database, transaction -> keep(transaction, agency, since, batch));
            });
        } finally {
            sent[0] += sight.run(database, transaction -> events.again(transaction, agency, since, started));
            post.look();
        }
        return Optional.of(sent[0]);
    }

    private int keep(Connection transaction, String agency, Instant since, List<Envelope<AgencyEvent>> batch)
            throws SQLException {
        return events.keep(
                transaction,
                batch.stream()
                        .filter(event -> !event.time().isBefore(since))
                        .map(event -> AgencyBody.of(agency, event))
                        .toList(),
                clock.instant());
    }
}
