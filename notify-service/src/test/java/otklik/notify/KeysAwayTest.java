package otklik.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.wait.Eventually;

/** While the database of keys is away, what needs a key waits and all else goes on. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class KeysAwayTest {
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
        comeBack();
        telegram.close();
    }

    @Test
    void shouldWaitForTheKeysWithoutAnAttemptAndSendTheRestMeanwhile() {
        String contact = UUID.randomUUID().toString();
        world.giveContactOf(UUID.randomUUID().toString(), contact, "region", "8301");
        CaseStory story = CaseStory.fromTelegram("region", contact);
        CaseStory other = CaseStory.from("test");

        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            world.register("test", receiver, "/keys-away");
            goAway();
            world.publish(story.opened(world.seal("640213")));
            Eventually.within(
                    World.PATIENCE,
                    "the notice to be put back",
                    () -> world.column("select 1 from notify.delivery where state = 'PENDING' and due_at > planned_at"
                                            + " and case_id = '" + story.caseId + "'")
                                    .size()
                            == 1);
            world.publish(other.opened(world.seal("640213")));
            world.awaitStates(other, "SENT");
            Eventually.within(
                    World.PATIENCE,
                    "readiness to say so",
                    () -> given().when().get("/q/health/ready").statusCode() == 503);
            assertThat(telegram.requests()).isEmpty();
        }
        comeBack();

        world.awaitStates(story, "SENT");
        assertThat(telegram.shownTo("8301")).hasSize(1);
        assertThat(world.column("select attempts from notify.delivery where case_id = '" + story.caseId + "'"))
                .containsExactly("1");
    }

    private void goAway() {
        world.update("alter database otklik_keys allow_connections false");
        world.column("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'otklik_keys'");
    }

    private void comeBack() {
        world.update("alter database otklik_keys allow_connections true");
    }
}
