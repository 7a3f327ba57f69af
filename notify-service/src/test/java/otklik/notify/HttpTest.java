package otklik.notify;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.WebhookReceiver;

/** What administrators and auditors may ask. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class HttpTest {
    private static final String WEBHOOK = "/v1/connectors/{code}/webhook";

    @Inject
    World world;

    @Test
    void shouldTellTheSecretOnlyWhenItIsMade() {
        as("admin").when().delete(WEBHOOK, "import");

        String first = put("import", "http://127.0.0.1:9/a")
                .statusCode(201)
                .body("secret", startsWith("whsec_"))
                .extract()
                .path("secret");
        put("import", "http://127.0.0.1:9/b")
                .statusCode(200)
                .body("url", equalTo("http://127.0.0.1:9/b"))
                .body("secret", nullValue());
        as("admin")
                .body("{\"url\":\"http://127.0.0.1:9/b\"}")
                .when()
                .put(WEBHOOK + "?rotate=true", "import")
                .then()
                .statusCode(200)
                .body("secret", startsWith("whsec_"))
                .body("secret", org.hamcrest.Matchers.not(equalTo(first)));
        as("admin").when().delete(WEBHOOK, "import").then().statusCode(204);
    }

    @Test
    void shouldRefuseAddressesThatMustNotBeCalled() {
        put("import", "https://10.1.2.3/x")
                .statusCode(400)
                .body("field", equalTo("url"))
                .body("type", isProblem("private-host"))
                .body("detail", containsString("not public"));
        put("import", "https://[::ffff:169.254.169.254]/").statusCode(400).body("type", isProblem("private-host"));
        put("import", "http://1.1.1.1/x").statusCode(400).body("type", isProblem("url-not-https"));
        put("import", "ftp://127.0.0.1/x").statusCode(400).body("type", isProblem("url-not-https"));
        put("import", "https://user:password@127.0.0.1/x").statusCode(400).body("type", isProblem("bad-url-parts"));
        put("import", "https://no such host/").statusCode(400).body("type", isProblem("unreadable-url"));
        put("import", "https://127.0.0.1/" + "x".repeat(2048))
                .statusCode(400)
                .body("type", isProblem("long-url"))
                .body("detail", containsString(" 2048 "));
        as("admin")
                .body("{}")
                .when()
                .put(WEBHOOK, "import")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", isProblem("missing-url"));
    }

    @Test
    void shouldSayInTheCallersLanguageWhatIsWrongWithAWebhook() {
        put("nobody", "http://127.0.0.1:9/x")
                .statusCode(404)
                .body("field", equalTo("code"))
                .body("type", isProblem("unknown-connector"));
        as("admin")
                .header("Accept-Language", "ru")
                .body("{\"url\":\"https://10.1.2.3/x\"}")
                .when()
                .put(WEBHOOK, "import")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Content-Language", equalTo("ru"))
                .body("type", isProblem("private-host"))
                .body("title", equalTo("Неверный адрес вебхука"))
                .body("detail", containsString("не публичный"));
        as("admin").when().delete(WEBHOOK, "import");
        as("admin").when().delete(WEBHOOK, "import").then().statusCode(404).body("type", isProblem("no-webhook"));
    }

    @Test
    void shouldLetOnlyTheRightRolesIn() {
        given().contentType("application/json")
                .body("{}")
                .when()
                .put(WEBHOOK, "import")
                .then()
                .statusCode(401)
                .body(emptyString());
        as("auditor")
                .body("{}")
                .when()
                .put(WEBHOOK, "import")
                .then()
                .statusCode(403)
                .body(emptyString());
        given().when().get("/v1/deliveries/summary").then().statusCode(401);
        as("executor").when().get("/v1/deliveries/summary").then().statusCode(403);
        as("auditor").when().get("/v1/deliveries").then().statusCode(400);
        as("auditor").when().get("/v1/deliveries?case=42").then().statusCode(400);
        as("auditor").when().get("/v1/deliveries?message=42").then().statusCode(400);
    }

    @Test
    void shouldShowHowADeliveryStands() {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            world.register("test", receiver, "/shown");
            CaseStory story = CaseStory.from("test");
            world.publish(story.opened(world.seal("333333")));
            world.awaitStates(story, "SENT");

            as("auditor")
                    .when()
                    .get("/v1/deliveries?case=" + story.caseId)
                    .then()
                    .statusCode(200)
                    .body("deliveries.size()", equalTo(1))
                    .body("deliveries[0].state", equalTo("sent"))
                    .body("deliveries[0].channel", equalTo("webhook"))
                    .body("deliveries[0].attempts", equalTo(1))
                    .body("deliveries[0].finishedAt", notNullValue());
            as("admin")
                    .when()
                    .get("/v1/deliveries?message=" + story.messageId)
                    .then()
                    .body("deliveries[0].caseId", equalTo(story.caseId));
            as("admin").when().get("/v1/deliveries/summary").then().body("sent", greaterThanOrEqualTo(1));
        }
    }

    @Test
    void shouldBeWatchable() {
        given().when()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'loops' }.data.keySet()",
                        hasItems(
                                "notify: queues",
                                "notify: watch",
                                "notify: upkeep",
                                "notify: held notices",
                                "notify: lanes",
                                "notify: reconcile",
                                "notify: addresses",
                                "notify: vault",
                                "notify: agencies",
                                "notify: web notices"));
        given().when()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("otklik_deliveries_pending_rows{urgency=\"many\"}"));
    }

    private static Matcher<String> isProblem(String code) {
        return equalTo("urn:otklik:problem:" + code);
    }

    private io.restassured.response.ValidatableResponse put(String connector, String url) {
        return as("admin")
                .body("{\"url\":\"" + url + "\"}")
                .when()
                .put(WEBHOOK, connector)
                .then();
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(world.token(role)).contentType("application/json");
    }
}
