package otklik.routing.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.DerivedId;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.Broker.Seen;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class RoutingServiceTest {
    private final Broker broker = new Broker();

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldPublishTheCaseToItsExecutorAndCuratorWhenAMessageIsTagged() {
        broker.tag(Tagged.message("service-1"));

        Seen opened = opened("service-1");
        assertThat(opened.headers()).containsEntry("ce_type", "otklik.case.opened.v1");
        String executor = opened.event().snapshot().executor();
        for (String agency : List.of(String.valueOf(executor), "minstroy")) {
            assertThat(broker.cases("agency." + agency + ".cases", "the case at " + agency, seen -> has(seen, opened)))
                    .isNotEmpty();
        }
    }

    @Test
    void shouldParkAPoisonRecordAndWorkOnTheOthers() {
        broker.tag(Tagged.message("service-2"));
        broker.poison("service-poison");
        broker.tag(Tagged.message("service-3"), Tagged.message("service-4"));

        broker.awaitRecords("messages.tagged.dead", 1);
        assertThat(List.of(opened("service-2"), opened("service-3"), opened("service-4")))
                .hasSize(3);
    }

    @Test
    void shouldParkAMessageThatCannotBeWorkedOnAndWorkOnTheOthers() {
        broker.tag(Tagged.message("service-5"), Tagged.message("service-6").nonsense(), Tagged.message("service-7"));

        assertThat(List.of(opened("service-5"), opened("service-7"))).hasSize(2);
        assertThat(broker.cases("cases.events")).noneMatch(seen -> seen.key().equals(caseId("service-6")));
    }

    @Test
    void shouldSayHowItIs() {
        broker.tag(Tagged.message("service-8"));
        opened("service-8");

        Eventually.within(
                Duration.ofSeconds(30),
                "readiness",
                () -> given().get("/q/health/ready").statusCode() == 200);
        given().get("/q/health/ready").then().body("status", equalTo("UP"));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("otklik_cases_opened_total{route=\"assigned\"}"))
                .body(containsString("otklik_outbox_pending_rows"))
                .body(containsString("otklik_consumer_lag_records"));
    }

    private Seen opened(String externalId) {
        return broker.cases(
                        "cases.events",
                        "the case of " + externalId,
                        seen -> seen.getLast().key().equals(caseId(externalId))
                                && seen.getLast().event() instanceof CaseOpened)
                .getLast();
    }

    private static boolean has(List<Seen> seen, Seen wanted) {
        return seen.stream()
                .anyMatch(got -> Objects.equals(
                        got.headers().get("ce_id"), wanted.headers().get("ce_id")));
    }

    private static String caseId(String externalId) {
        return DerivedId.of("case", Tagged.message(externalId).messageId());
    }
}
