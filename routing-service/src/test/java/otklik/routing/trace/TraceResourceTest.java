package otklik.routing.trace;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.MessageRepeated;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class TraceResourceTest {
    private final Broker broker = new Broker();

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldTellWhereAMessageIsAndHowOftenItCame() {
        Opened opened = new OpenedCases(broker).by(Tagged.message("trace-1").inBatch("run-1"));
        broker.tag(Tagged.message("trace-1").inBatch("run-2"));
        broker.cases(
                "cases.events",
                "the repeat",
                seen -> seen.getLast().event() instanceof MessageRepeated repeated
                        && repeated.messageId().equals(Tagged.message("trace-1").messageId()));

        get("/v1/traces/" + Tagged.message("trace-1").messageId(), "auditor")
                .statusCode(200)
                .body("reference", equalTo(opened.reference()))
                .body("batch", equalTo("run-1"))
                .body("stages.stage", contains("received", "tagged", "opened", "repeated"))
                .body("stages.detail", hasItem("times=1 batch=run-2"));
        get("/v1/intakes/run-1", "admin").statusCode(200).body("opened", equalTo(1));
        get("/v1/intakes/run-2", "admin").body("opened", equalTo(0)).body("repeated", equalTo(1));
    }

    @Test
    void shouldNotKnowWhatNeverCame() {
        get("/v1/traces/" + Tagged.message("never").messageId(), "admin").statusCode(404);
        get("/v1/traces/nonsense", "admin").statusCode(404);
        get("/v1/intakes/never", "admin").statusCode(200).body("opened", equalTo(0));
    }

    @Test
    void shouldRefuseOtherRoles() {
        get("/v1/traces/nonsense", "executor").statusCode(403).contentType("application/problem+json");
        get("/v1/intakes/run-1", "auditor").statusCode(403);
    }

    private static ValidatableResponse get(String path, String role) {
        return given().header("Authorization", "Bearer " + TestToken.of(role))
                .get(path)
                .then();
    }
}
