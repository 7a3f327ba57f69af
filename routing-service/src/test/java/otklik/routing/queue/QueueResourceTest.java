package otklik.routing.queue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;
import otklik.testkit.wait.Eventually;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class QueueResourceTest {
    private static final String COORDINATOR = TestToken.of("coordinator");

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldShowAnAgencyItsQueueAndNobodyElses() {
        Opened opened = cases.by(Tagged.message("queue-1"));
        Opened unsure = cases.by(Tagged.message("queue-2").unsure());

        ask(TestToken.of("executor", opened.executor()), Map.of("limit", "200"))
                .statusCode(200)
                .body("cases.reference", hasItem(opened.reference()))
                .body("cases.executor.unique()", equalTo(List.of(opened.executor())))
                .body(
                        "cases.find { it.reference == '" + opened.reference() + "' }.beginning",
                        equalTo("Яма на дороге queue-1"))
                .body("cases.find { it.reference == '" + opened.reference() + "' }.kind", equalTo("complaint"))
                .body("cases[0].text", nullValue());
        ask(COORDINATOR, Map.of("limit", "200"))
                .body("cases.reference", hasItem(unsure.reference()))
                .body("cases.reference", not(hasItem(opened.reference())))
                .body("cases.status.unique()", equalTo(List.of("triage")));
        ask(TestToken.of("executor", "minzdrav"), Map.of("status", "assigned"))
                .body("cases.reference", not(hasItem(opened.reference())));
        ask(TestToken.of("executor"), Map.of()).statusCode(200).body("cases", hasSize(0));
        given().get("/v1/cases").then().statusCode(401);
    }

    @Test
    void shouldGoFromPageToPage() {
        cases.by(Tagged.message("queue-3").unsure());
        cases.by(Tagged.message("queue-4").unsure());

        ValidatableResponse first =
                ask(COORDINATOR, Map.of("limit", "1")).body("cases", hasSize(1)).body("next", notNullValue());
        String next = first.extract().path("next");
        String shown = first.extract().path("cases[0].reference");

        ask(COORDINATOR, Map.of("limit", "200", "after", next))
                .statusCode(200)
                .body("cases.reference", not(hasItem(shown)));
    }

    @Test
    void shouldFindACaseByItsWordsWithinAMinute() {
        Opened opened = cases.by(Tagged.message("queue-5").saying("Прорвало трубы горячего водоснабжения"));
        String executor = TestToken.of("executor", opened.executor());

        Eventually.within(
                Duration.ofSeconds(60),
                "the words to be searchable",
                () -> ask(executor, Map.of("q", "горячая труба"))
                        .extract()
                        .<List<String>>path("cases.reference")
                        .equals(List.of(opened.reference())));
        ask(executor, Map.of("q", opened.reference().toLowerCase(Locale.ROOT)))
                .body("cases.reference", equalTo(List.of(opened.reference())));
        ask(TestToken.of("executor", "minzdrav"), Map.of("q", "горячая труба")).body("cases", hasSize(0));
        ask(TestToken.of("executor", "minzdrav"), Map.of("q", opened.reference()))
                .body("cases", hasSize(0));
        assertThat(given().get("/q/metrics").asString()).contains("otklik_search_lag_seconds");
    }

    @Test
    void shouldNameTheParameterThatIsWrong() {
        wrong("after", "nowhere", "next");
        wrong("after", "bjE", "next");
        wrong("limit", "0", "1 to 200");
        wrong("limit", "201", "1 to 200");
        wrong("status", "open", "triage");
        wrong("emergency", "yes", "true");
        wrong("openedFrom", "yesterday", "2026-03-02T10:00:00Z");
        wrong("deadlineTo", "+1000000000-12-31T23:59:59Z", "instant");
        wrong("colour", "red", "status, category");
        wrong("q", "я".repeat(201), "200");
    }

    private static void wrong(String name, String value, String expected) {
        ask(COORDINATOR, Map.of(name, value))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(name))
                .body("detail", containsString(expected));
    }

    private static ValidatableResponse ask(String token, Map<String, String> parameters) {
        return given().header("Authorization", "Bearer " + token)
                .queryParams(parameters)
                .get("/v1/cases")
                .then();
    }
}
