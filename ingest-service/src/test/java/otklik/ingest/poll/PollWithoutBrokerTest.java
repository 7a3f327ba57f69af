package otklik.ingest.poll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import otklik.contracts.MessageId;
import otklik.ingest.BreakableResources;
import otklik.testkit.fake.FakeRestSource;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.resource.KafkaResource;
import otklik.testkit.resource.TestToken;
import otklik.testkit.wait.Eventually;

/** The broker goes and comes while a platform is asked. */
@QuarkusTest
@QuarkusTestResource(
        value = BreakableResources.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "connectors", value = "test,incident-manager,active-citizen"))
@QuarkusTestResource(value = Platforms.class, restrictToAnnotatedClass = true)
class PollWithoutBrokerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init")
    KafkaResource kafka;

    @SuppressWarnings("NullAway.Init")
    FakeRestSource appeals;

    @Test
    void shouldMoveTheCursorOnlyWhenTheBrokerHasEveryMessageOfThePage() {
        add(1, 10);
        Eventually.within(PATIENCE, "the first messages", () -> received().containsAll(ids(1, 10)));
        Eventually.within(
                PATIENCE, "the cursor to follow", () -> "10".equals(standing().getString("cursor")));

        kafka.kill();
        add(11, 160);
        Eventually.within(
                PATIENCE,
                "the failure to be shown",
                () -> TakePage.BROKER.equals(standing().getString("error")));
        String cursor = standing().getString("cursor");
        kafka.startAgain();

        assertThat(cursor).isEqualTo("10");
        Eventually.within(PATIENCE, "all messages", () -> received().containsAll(ids(1, 160)));
        Eventually.within(
                PATIENCE, "the cursor to follow", () -> "160".equals(standing().getString("cursor")));
    }

    private void add(int from, int to) {
        for (int id = from; id <= to; id++) {
            appeals.add("" + id, "{\"id\":" + id + ",\"message\":\"Фонарь " + id + "\"}");
        }
    }

    private List<String> received() {
        return new TopicRecords(kafka.bootstrapServers())
                .all("messages.received").stream()
                        .map(record -> String.valueOf(TopicRecords.header(record, "ce_subject")))
                        .toList();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(id -> MessageId.of("active-citizen", "" + id))
                .toList();
    }

    private static JsonPath standing() {
        return given().auth()
                .oauth2(TestToken.of("admin"))
                .get("/v1/connectors/active-citizen/poll")
                .jsonPath();
    }
}
