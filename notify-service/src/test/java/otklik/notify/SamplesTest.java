package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.contracts.ContactEvent;
import otklik.contracts.Event;
import otklik.contracts.Samples;
import otklik.contracts.Stream;
import otklik.contracts.Streams;
import otklik.eventing.EventJson;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.wait.Eventually;

/** What routing and ingest promise to publish is understood here. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class SamplesTest {
    @Inject
    World world;

    @Test
    void shouldPlanANoticeForEverySampleThatATellableEventHas() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            world.register("import", receiver, "/samples");
            // Of a case that is erased nothing else is told.
            List<CaseEvent> events = read(Streams.CASES_EVENTS, CaseEvent.class).stream()
                    .filter(event -> !(event instanceof CaseEvent.CaseErased))
                    .toList();

            events.forEach(event -> world.publish(Outgoing.to(
                    Streams.CASES_EVENTS,
                    event.snapshot().caseId(),
                    Ids.next(),
                    event.snapshot().caseId(),
                    event)));

            String caseId = events.getFirst().snapshot().caseId();
            Eventually.within(
                    World.PATIENCE,
                    "a delivery for both samples of opened, assigned, transferred, returned, answered, approved, rejected, reopened, extended, revised, added and joined, one of promoted, of separated, of rated, of paused and of closed",
                    () -> world.column("select notice from notify.delivery where case_id = '" + caseId + "'")
                                    .size()
                            == 29);
            assertThat(world.column("select distinct split_part(notice, '-', 1) from notify.delivery where case_id = '"
                            + caseId + "' order by 1"))
                    .containsExactly("acknowledgement", "rating", "status");
        }
    }

    @Test
    void shouldKeepTheContactOfEverySample() throws Exception {
        List<ContactEvent> events = read(Streams.CONTACTS, ContactEvent.class);

        events.forEach(event -> {
            switch (event) {
                case ContactEvent.ContactGiven given -> {
                    world.publish(
                            Outgoing.to(Streams.CONTACTS, given.contactId(), Ids.next(), given.contactId(), event));
                    Eventually.within(
                            World.PATIENCE,
                            "the sample's contact",
                            () -> !world.column("select 1 from notify.contact where contact_id = '" + given.contactId()
                                            + "'")
                                    .isEmpty());
                }
            }
        });
        assertThat(events).isNotEmpty();
    }

    private static <E extends Event> List<E> read(Stream<E> stream, Class<E> family) throws IOException {
        List<E> events = new ArrayList<>();
        for (Samples.Sample sample : Samples.of(stream)) {
            events.add(family.cast(
                    EventJson.mapper().readValue(sample.json(), stream.events().get(sample.type()))));
        }
        return events;
    }
}
