package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.wait.Eventually;

/** What lies in the tables is not what goes out. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class PrivacyTest {
    @Inject
    World world;

    private final WebhookReceiver receiver = WebhookReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void shouldKeepPinAddressAndSecretSealedWhenRowsWaitAndWhenTheyAreDone() {
        String pin = "PIN" + UUID.randomUUID();
        String chat = "9" + Math.abs(UUID.randomUUID().getMostSignificantBits());
        world.giveContact("contact-" + chat, "region", chat);
        world.giveMailbox("mailbox-" + chat, "test", "reader" + chat + "@private.example", null);
        world.register("active-citizen", receiver, "/private");
        receiver.faults().always(Fault.serverError());
        CaseStory story = CaseStory.from("active-citizen");

        world.publish(story.opened(world.seal(pin)));
        Eventually.within(World.PATIENCE, "a try to fail", () -> receiver.count() > 0);
        String waiting = dump();
        receiver.faults().heal();
        world.awaitStates(story, "SENT");
        String done = dump();

        assertThat(receiver.accepted().getLast().kept()).contains(pin);
        assertThat(waiting).contains("sealedPin").doesNotContain(pin, chat.concat("\""), "whsec_", "@private.example");
        assertThat(done).doesNotContain(pin, "whsec_");
        assertThat(world.column("select facts from notify.delivery where case_id = '" + story.caseId + "'"))
                .containsExactly("null");
    }

    /** Every row of every table of the service, as text. */
    private String dump() {
        StringBuilder all = new StringBuilder();
        for (String table : world.column("select tablename from pg_tables where schemaname = 'notify'")) {
            world.column("select t::text from notify." + table + " t").forEach(all::append);
        }
        return all.toString();
    }
}
