package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import otklik.contracts.NoticeEvent;
import otklik.contracts.Samples;
import otklik.contracts.Streams;
import otklik.eventing.EventJson;
import otklik.eventing.Outgoing;

/** What is published on {@code notices.events} has the shape of the golden samples. */
class NoticeEventsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldPublishSentNoticesInTheShapeOfTheSamples() throws IOException {
        assertFits(new Outcome.Sent(delivery(), 1, NOW, null), Samples.minimal("otklik.notice.sent.v1"));
        assertFits(
                new Outcome.Sent(delivery("telegram:region", "contact"), 1, NOW, "17"),
                Samples.full("otklik.notice.sent.v1"));
    }

    @Test
    void shouldPublishFailedNoticesInTheShapeOfTheSamples() throws IOException {
        assertFits(new Outcome.Dead(delivery(), 5, NOW, "HTTP 403"), Samples.full("otklik.notice.failed.v1"));
    }

    @Test
    void shouldPublishNothingWhenItWillBeTriedAgain() {
        assertThat(NoticeEvents.of(new Outcome.Again(delivery(), 1, NOW, "HTTP 500", null)))
                .isEmpty();
    }

    @Test
    void shouldGiveTheSameEventTheSameIdWhenAnOutcomeIsWrittenTwice() {
        Outcome sent = new Outcome.Sent(delivery(), 1, NOW, null);

        assertThat(NoticeEvents.of(sent).map(Outgoing::id).toList())
                .isEqualTo(NoticeEvents.of(sent).map(Outgoing::id).toList());
    }

    private static void assertFits(Outcome outcome, Samples.Sample sample) throws IOException {
        List<Outgoing<? extends NoticeEvent>> events = NoticeEvents.of(outcome).toList();
        assertThat(events).hasSize(1);
        assertThat(Streams.NOTICES_EVENTS.typeOf(events.getFirst().event())).isEqualTo(sample.type());
        assertThat(fields(EventJson.mapper().valueToTree(events.getFirst().event())))
                .isEqualTo(fields(EventJson.mapper().readTree(sample.json())));
    }

    private static Set<String> fields(JsonNode json) {
        return json.properties().stream().map(field -> field.getKey()).collect(Collectors.toSet());
    }

    private static Delivery delivery() {
        return delivery("webhook:test", "webhook:test");
    }

    private static Delivery delivery(String lane, String endpoint) {
        return new Delivery(
                UUID.fromString("d94e6b18-7f20-8c35-8a61-5b0d2e9f7c42"),
                lane,
                endpoint,
                !endpoint.equals(lane),
                "case",
                1,
                "message",
                "acknowledgement",
                "event",
                null,
                new Facts("R", null, "e", "assigned", "roads", null, null, null, null, null, NOW, "vk"),
                0,
                NOW,
                NOW,
                null,
                null);
    }
}
