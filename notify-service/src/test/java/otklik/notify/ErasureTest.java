package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.contracts.ContactEvent;
import otklik.contracts.Streams;
import otklik.eventing.Outgoing;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.wait.Eventually;

/** A citizen who asked to be forgotten is told so, once, and then not known any more. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class ErasureTest {
    @Inject
    World world;

    @ConfigProperty(name = "otklik.telegram.host")
    URI host;

    private FakeTelegram telegram;

    @BeforeEach
    void open() {
        telegram = FakeTelegram.start(host.getPort());
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void shouldTellThatItIsDoneAndThenForgetTheAddressAndAllThatWasTold() {
        String contact = contact("7001");
        String other = contact("7002");
        CaseStory story = CaseStory.fromTelegram("region", contact);
        CaseStory foreign = CaseStory.fromTelegram("region", other);
        world.publish(story.opened(world.seal("640213")), foreign.opened(world.seal("640214")));
        world.awaitStates(story, "SENT");
        world.awaitStates(foreign, "SENT");

        Outgoing<CaseEvent> erased = story.erased();
        world.publish(story.erasedCitizen(contact), erased);

        awaitForgotten(contact);
        assertThat(telegram.shownTo("7001")).hasSize(2);
        assertThat(telegram.shownTo("7001").getLast().text()).contains("erased", story.reference);
        world.publish(story.erasedCitizen(contact), erased);
        assertThat(world.column("select notice || ' ' || state from notify.delivery where case_id = '" + story.caseId
                        + "' order by case_version"))
                .containsExactly("acknowledgement SENT", "erased SENT");
        Eventually.within(
                World.PATIENCE,
                "no delivery to say to whom it went",
                () -> world.column("select 1 from notify.delivery where case_id = '" + story.caseId
                                + "' and (endpoint <> '' or facts is not null or provider_message_id is not null)")
                        .isEmpty());
        assertThat(contacts(other)).hasSize(1);
        assertThat(world.column("select 1 from notify.delivery where case_id = '" + foreign.caseId
                        + "' and provider_message_id is not null"))
                .hasSize(1);
    }

    @Test
    void shouldNotTellWhatWaitsOrComesLate() {
        String contact = UUID.randomUUID().toString();
        CaseStory story = CaseStory.fromTelegram("region", contact);
        Outgoing<CaseEvent> opened = story.opened(world.seal("640213"));
        Outgoing<CaseEvent> answered = story.answered("Done.");
        world.publish(answered);
        Eventually.within(
                World.PATIENCE,
                "the answer to wait for the contact",
                () -> world.update(
                                "update notify.delivery set due_at = now() + interval '1 hour' where state = 'PENDING'"
                                        + " and case_id = '" + story.caseId + "'")
                        == 1);

        world.publish(story.erased());
        world.awaitStates(story, "ERASED");
        world.publish(opened, answered);
        CaseStory after = CaseStory.fromTelegram("region", contact("7003"));
        world.publish(after.opened(world.seal("640215")));
        world.awaitStates(after, "SENT");

        assertThat(world.column("select state from notify.delivery where case_id = '" + story.caseId + "'"))
                .containsExactly("ERASED");
    }

    @Test
    void shouldNotTakeAnOlderAddressThatComesLateAndTakeANewerOne() {
        String contact = UUID.randomUUID().toString();
        CaseStory story = CaseStory.fromTelegram("region", contact);
        Instant before = Instant.now().minusSeconds(60);
        world.publish(story.erasedCitizen(contact));
        Eventually.within(
                World.PATIENCE,
                "the mark",
                () -> !world.column("select 1 from notify.erased_case where case_id = '" + story.caseId + "'")
                        .isEmpty());

        world.publish(given(contact, before));
        String later = contact("7005");
        assertThat(contacts(later)).hasSize(1);
        assertThat(contacts(contact)).isEmpty();

        world.giveContact(contact, "region", "7004");
        Eventually.within(
                World.PATIENCE, "the new address", () -> contacts(contact).size() == 1);
    }

    @Test
    void shouldForgetTheMailboxThatWasGivenBesideTheChatAndTakeNoOlderOneThatComesLate() {
        String contact = contact("7006");
        String mailbox = UUID.randomUUID().toString();
        world.giveMailbox(mailbox, "region", "reader@mail.example", contact);
        CaseStory story = CaseStory.fromTelegram("region", contact);
        Instant before = Instant.now().minusSeconds(60);

        world.publish(story.erasedCitizen(contact));

        awaitForgotten(contact);
        awaitForgotten(mailbox);
        String late = UUID.randomUUID().toString();
        Outgoing<ContactEvent> older = Outgoing.to(
                Streams.CONTACTS,
                late,
                "late-mailbox-" + late,
                late,
                new ContactEvent.ContactGiven(
                        late, "email", "region", world.seal("reader@mail.example"), before, null, contact));
        world.publish(older);
        contact("7007");
        assertThat(contacts(late)).isEmpty();
    }

    private Outgoing<?> given(String contact, Instant at) {
        return Outgoing.to(
                Streams.CONTACTS,
                contact,
                "late-contact-" + contact,
                contact,
                new ContactEvent.ContactGiven(contact, "telegram", "region", world.seal("7004"), at, null, null));
    }

    private List<String> contacts(String contact) {
        return world.column("select 1 from notify.contact where contact_id = '" + contact + "'");
    }

    private void awaitForgotten(String contact) {
        Eventually.within(
                World.PATIENCE,
                "the address to be dropped",
                () -> contacts(contact).isEmpty());
    }

    private String contact(String chat) {
        String contact = UUID.randomUUID().toString();
        world.giveContact(contact, "region", chat);
        Eventually.within(
                World.PATIENCE,
                "the contact to be kept",
                () -> contacts(contact).size() == 1);
        return contact;
    }
}
