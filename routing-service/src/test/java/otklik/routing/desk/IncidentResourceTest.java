package otklik.routing.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Report;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class IncidentResourceTest {
    private static final String COORDINATOR = TestToken.of("coordinator");
    private static final String STRANGER = TestToken.of("executor", "minzdrav");

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldJoinAndSeparateByHand() {
        Opened lead = cases.by(Tagged.message("join-1"));
        Opened member = cases.by(Tagged.message("join-2"));
        String executor = TestToken.of("executor", lead.executor());

        post(member, "joining", Map.of("lead", lead.reference()), "\"7\"", executor)
                .statusCode(412);
        post(member, "joining", Map.of("lead", lead.reference()), "\"1\"", executor)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("status", equalTo("joined"))
                .body("lead", equalTo(lead.reference()))
                .body("deadline", nullValue())
                .body("executor", equalTo(lead.executor()))
                .body("allowed", contains("separation"));
        get("/v1/cases/" + lead.reference(), executor)
                .body("voices", equalTo(2))
                .body("version", equalTo(2));
        get("/v1/cases?status=joined&limit=200", executor).body("cases.reference", hasItem(member.reference()));
        post(member, "resolution", Map.of("text", "Готово"), null, executor)
                .statusCode(409)
                .body("detail", containsString("separation"))
                .body("allowed", contains("separation"));

        post(member, "separation", null, null, executor)
                .statusCode(200)
                .body("status", equalTo("assigned"))
                .body("deadline", notNullValue())
                .body("lead", nullValue());
        post(member, "separation", null, null, executor).statusCode(409);
        get("/v1/cases/" + lead.reference(), executor).body("voices", equalTo(1));
    }

    @Test
    void shouldRefuseWhoMayNotAndWhatCannotBe() {
        Opened lead = cases.by(Tagged.message("join-3"));
        Opened member = cases.by(Tagged.message("join-4"));
        Map<String, String> body = Map.of("lead", lead.reference());

        post(member, "joining", body, null, STRANGER).statusCode(404);
        post(member, "joining", body, null, TestToken.of("analyst")).statusCode(403);
        post(member, "separation", null, null, TestToken.of("analyst")).statusCode(403);
        post(member, "joining", Map.of("lead", member.reference()), null, COORDINATOR)
                .statusCode(400);
        post(member, "joining", Map.of("lead", "00000-00000"), null, COORDINATOR)
                .statusCode(400)
                .body("field", equalTo("lead"));
        post(member, "joining", Map.of(), null, COORDINATOR).statusCode(400);
        given().post("/v1/cases/" + member.reference() + "/joining").then().statusCode(401);
    }

    @Test
    void shouldShowWhatIsProposedAndForgetWhatIsDismissed() {
        Opened first = cases.by(Report.by("anna", "prop-1").about("housing", "heating"));
        Opened second = cases.by(Report.by("boris", "prop-2").about("housing", "heating"));
        String proposals = "/v1/cases/" + second.reference() + "/proposals";

        get(proposals, COORDINATOR)
                .body("proposals.reference", contains(first.reference()))
                .body("proposals[0].why", equalTo("category"))
                .body("proposals[0].likeness", equalTo(1.0f));
        get("/v1/cases?proposals=true&status=triage,assigned&limit=200", COORDINATOR)
                .body("cases.reference", hasItem(first.reference()));
        given().header("Authorization", "Bearer " + STRANGER)
                .get(proposals)
                .then()
                .statusCode(404);
        delete(proposals + "/" + first.reference(), TestToken.of("analyst"), 403);
        delete(proposals + "/" + first.reference(), STRANGER, 404);

        delete(proposals + "/" + first.reference(), COORDINATOR, 204);

        get(proposals, COORDINATOR).body("proposals", empty());
        delete(proposals + "/" + first.reference(), COORDINATOR, 204);
    }

    private static ValidatableResponse post(
            Opened opened, String step, @Nullable Object body, @Nullable String ifMatch, String token) {
        var request = given().header("Authorization", "Bearer " + token);
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        if (body != null) {
            request = request.contentType("application/json").body(body);
        }
        return request.post("/v1/cases/" + opened.reference() + "/" + step).then();
    }

    private static ValidatableResponse get(String path, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get(path)
                .then()
                .statusCode(200);
    }

    private static void delete(String path, String token, int status) {
        given().header("Authorization", "Bearer " + token).delete(path).then().statusCode(status);
    }
}
