package otklik.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.eventing.Outgoing;
import otklik.testkit.wait.Eventually;

/** What platforms fetch. In the region pack pos-gosuslugi wants it. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class StatusFileTest {
    private static final String STATUSES = "/v1/connectors/pos-gosuslugi/statuses";

    @Inject
    World world;

    @Test
    void shouldGiveEachStatusOnceOverAllPagesWhateverIsReadTwice() {
        Instant start = Instant.now();
        List<CaseStory> stories =
                Stream.generate(() -> CaseStory.from("pos-gosuslugi")).limit(7).toList();
        List<Outgoing<CaseEvent>> opened = stories.stream()
                .map(story -> story.opened(world.seal("222222")))
                .toList();
        world.publish(opened);
        world.publish(opened);
        stories.forEach(story -> world.publish(story.answered("Done.")));
        stories.forEach(story -> awaitStatuses(story, 2));

        List<String> lines = new ArrayList<>();
        Response page = asAdmin().get(STATUSES + "?limit=3&since=" + start);
        while (page.header("Link") != null) {
            lines.addAll(page.asString().lines().toList());
            page = asAdmin().get(STATUSES + "?limit=3&after=" + page.header("X-Next-After"));
        }
        lines.addAll(page.asString().lines().toList());

        for (CaseStory story : stories) {
            assertThat(lines.stream().filter(line -> line.contains(story.externalId)))
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("\"notice\":\"acknowledgement\"", "\"network\":\"pos\"");
        }
        asAdmin()
                .get(STATUSES + "?after=" + page.header("X-Next-After"))
                .then()
                .statusCode(200)
                .header("Link", nullValue())
                .header("X-Next-After", page.header("X-Next-After"))
                .body(equalTo(""));
    }

    @Test
    void shouldBeASpreadsheetThatRunsNothing() {
        CaseStory story = CaseStory.from("pos-gosuslugi");
        world.publish(
                story.opened(world.seal("222222")), story.answered("=HYPERLINK(\"http://example.org\"); see there"));
        awaitStatuses(story, 2);

        asAdmin()
                .get(STATUSES + "?format=csv&since=2020-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(startsWith("\uFEFFat;externalId;network;"))
                .body(containsString(story.externalId + ";pos;" + story.messageId + ";" + story.reference
                        + ";approved;Дан ответ;status-answered;"))
                .body(containsString("\"'=HYPERLINK(\"\"http://example.org\"\"); see there\""))
                .body(endsWith("\r\n"));
    }

    @Test
    void shouldLetInTheConnectorByItsKeyAndAdminsAlone() {
        String key = asAdmin()
                .put(STATUSES + "/key")
                .then()
                .statusCode(201)
                .body("key", startsWith("pos-gosuslugi.statuses."))
                .extract()
                .path("key");

        given().header("X-API-Key", key).get(STATUSES).then().statusCode(200);
        given().get(STATUSES).then().statusCode(401).contentType("application/problem+json");
        given().header("X-API-Key", key + "x").get(STATUSES).then().statusCode(401);
        given().header("X-API-Key", key)
                .get("/v1/connectors/active-citizen/statuses")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(world.token("executor", "minstroy"))
                .get(STATUSES)
                .then()
                .statusCode(403);
        given().header("X-API-Key", key).put(STATUSES + "/key").then().statusCode(401);

        String next = asAdmin().put(STATUSES + "/key").then().extract().path("key");
        given().header("X-API-Key", key).get(STATUSES).then().statusCode(401);
        given().header("X-API-Key", next).get(STATUSES).then().statusCode(200);
        asAdmin().delete(STATUSES + "/key").then().statusCode(204);
        given().header("X-API-Key", next).get(STATUSES).then().statusCode(401);
        assertThat(world.column("select 1 from notify.status_key k where k::text like '%" + next + "%'"))
                .isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() {
        asAdmin().get(STATUSES + "?since=yesterday").then().statusCode(400).body("field", equalTo("since"));
        asAdmin().get(STATUSES + "?since=2026-01-01T00:00:00Z&after=1").then().statusCode(400);
        asAdmin().get(STATUSES + "?limit=1001").then().statusCode(400).body("field", equalTo("limit"));
        asAdmin().get(STATUSES + "?format=xls").then().statusCode(400).body("field", equalTo("format"));
        asAdmin().get("/v1/connectors/bench/statuses").then().statusCode(404).body("detail", containsString("file"));
        asAdmin().get("/v1/connectors/nobody/statuses").then().statusCode(404);
        asAdmin()
                .header("Accept-Language", "ru")
                .get("/v1/connectors/nobody/statuses")
                .then()
                .contentType("application/problem+json")
                .body("type", equalTo("urn:otklik:problem:unknown-connector"))
                .body("title", equalTo("Неизвестный коннектор"));
        asAdmin().put("/v1/connectors/nobody/statuses/key").then().statusCode(404);
    }

    @Test
    void shouldForgetWhatIsErased() {
        CaseStory story = CaseStory.from("pos-gosuslugi");
        Outgoing<CaseEvent> opened = story.opened(world.seal("222222"));
        world.publish(opened);
        awaitStatuses(story, 1);

        world.publish(story.erased());

        awaitStatuses(story, 0);
        CaseStory after = CaseStory.from("pos-gosuslugi");
        world.publish(opened, after.opened(world.seal("222222")));
        awaitStatuses(after, 1);
        assertThat(asAdmin().get(STATUSES).asString()).doesNotContain(story.externalId);
    }

    @Test
    void shouldKeepNoStatusForLongerThanIsSaid() {
        CaseStory story = CaseStory.from("pos-gosuslugi");
        world.publish(story.opened(world.seal("222222")));
        awaitStatuses(story, 1);

        world.update("update notify.connector_status set written_at = now() - interval '32 days' where case_id = '"
                + story.caseId + "'");

        awaitStatuses(story, 0);
    }

    private void awaitStatuses(CaseStory story, int number) {
        Eventually.within(
                World.PATIENCE,
                number + " statuses of the case",
                () -> world.column("select 1 from notify.connector_status where case_id = '" + story.caseId + "'")
                                .size()
                        == number);
    }

    private RequestSpecification asAdmin() {
        return given().auth().oauth2(world.token("admin"));
    }
}
