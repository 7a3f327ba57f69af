package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import otklik.contracts.DerivedId;
import otklik.contracts.NoticeEvent;
import otklik.contracts.Samples;
import otklik.contracts.Streams;
import otklik.eventing.EventJson;
import otklik.eventing.Outgoing;
import otklik.region.NoticeKind;

/** What is published on {@code notices.events} has the shape of the golden samples. */
class NoticeEventsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldPublishSentNoticesInTheShapeOfTheSamples() throws IOException {
        Delivery toChat = delivery(new Recipient.Chat("telegram", "region", "contact"));

        assertFits(new Outcome.Sent(toChat, 1, NOW, "17"), Samples.full("otklik.notice.sent.v1"), "insteadOf");
        assertFits(
                new Outcome.Sent(delivery(), 1, NOW, null),
                Samples.full("otklik.notice.sent.v1"),
                "insteadOf",
                "contactId",
                "providerMessageId");
    }

    @Test
    void shouldPublishFailedNoticesInTheShapeOfTheSamples() throws IOException {
        assertFits(
                new Outcome.Dead(delivery(), 5, NOW, DeadReason.BLOCKED, "HTTP 403"),
                Samples.full("otklik.notice.failed.v1"),
                "insteadOf");
    }

    @Test
    void shouldPublishNothingWhenItWillBeTriedAgain() {
        assertThat(NoticeEvents.of(new Outcome.Again(delivery(), 1, NOW, NOW, "HTTP 500", null, false)))
                .isEmpty();
    }

    @Test
    void shouldGiveTheSameEventTheSameIdWhenAnOutcomeIsWrittenTwice() {
        Outcome sent = new Outcome.Sent(delivery(), 1, NOW, null);

        assertThat(NoticeEvents.of(sent).map(Outgoing::id).toList())
                .isEqualTo(NoticeEvents.of(sent).map(Outgoing::id).toList());
    }

    @Test
    void shouldTellEachEndUnderAnIdOfItsOwnWhenANoticeWasOpenedAgain() {
        assertThat(List.of(
                        NoticeEvents.id("failed", "n", 0),
                        NoticeEvents.id("failed", "n", 1),
                        NoticeEvents.id("failed", "n", 2),
                        NoticeEvents.id("sent", "n", 1)))
                .doesNotHaveDuplicates();
        assertThat(NoticeEvents.id("failed", "n", 0)).isEqualTo(DerivedId.of("notice-failed", "n"));
    }

    /** @param absent fields of the sample that this outcome has no value for */
    private static void assertFits(Outcome outcome, Samples.Sample sample, String... absent) throws IOException {
        List<Outgoing<? extends NoticeEvent>> events = NoticeEvents.of(outcome).toList();
        assertThat(events).hasSize(1);
        assertThat(Streams.NOTICES_EVENTS.typeOf(events.getFirst().event())).isEqualTo(sample.type());
        Set<String> expected = fields(EventJson.mapper().readTree(sample.json()));
        List.of(absent).forEach(expected::remove);
        assertThat(fields(EventJson.mapper().valueToTree(events.getFirst().event())))
                .isEqualTo(expected);
    }

    private static Set<String> fields(JsonNode json) {
        return json.properties().stream().map(field -> field.getKey()).collect(Collectors.toSet());
    }

    private static Delivery delivery() {
        return delivery(new Recipient.Webhook("test"));
    }

    private static Delivery delivery(Recipient to) {
        return Delivery.planned(
                new Cause("fact", "event", null),
                to,
                new About("case", 1, "message"),
                NoticeKind.ACKNOWLEDGEMENT,
                new Facts("R", null, "e", "assigned", "roads", null, null, null, null, null, NOW, "vk"),
                Turn.of(NoticeKind.ACKNOWLEDGEMENT),
                NOW);
    }
}
