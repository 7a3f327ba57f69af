package otklik.notify.agency;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import otklik.contracts.AgencyEvent;
import otklik.contracts.Streams;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;

/** Handler of {@code agency.<code>.cases}: keeps the events of agencies that have a webhook, in one statement a batch. */
@Singleton
public final class KeepAgencyEvents implements DatabaseConsumer.Handler<AgencyEvent> {
    private static final String BEFORE =
            Streams.AGENCY_CASES.name().substring(0, Streams.AGENCY_CASES.name().indexOf('<'));
    private static final String AFTER =
            Streams.AGENCY_CASES.name().substring(Streams.AGENCY_CASES.name().indexOf('>') + 1);

    private final AgencyWebhookRows webhooks;
    private final AgencyEventRows events;
    private final PostAgencyEvents post;
    private final Clock clock;

    KeepAgencyEvents(AgencyWebhookRows webhooks, AgencyEventRows events, PostAgencyEvents post, Clock clock) {
        this.webhooks = webhooks;
        this.events = events;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<AgencyEvent>> batch) throws SQLException {
        Sight.SERVICE.enter(transaction);
        Set<String> wanted = webhooks.agencies(transaction);
        events.keep(
                transaction,
                batch.stream()
                        .filter(event -> wanted.contains(agency(event.stream())))
                        .map(event -> AgencyBody.of(agency(event.stream()), event))
                        .toList(),
                clock.instant());
    }

    @Override
    public void committed() {
        post.look();
    }

    private static String agency(String topic) {
        return topic.substring(BEFORE.length(), topic.length() - AFTER.length());
    }
}
