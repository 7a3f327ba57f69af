package otklik.routing.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseCommented;
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.CaseEvent.CaseSplit;
import otklik.contracts.CaseEvent.CaseTransferred;
import otklik.contracts.CaseEvent.CaseWithdrawn;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class CollaborationTest {
    private static final String COORDINATOR = TestToken.of("coordinator");

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldShowACommentToColleaguesAndNotToTheCitizen() {
        Opened opened = cases.by(Tagged.message("comment-1"));
        String executor = TestToken.of("executor", opened.executor());

        post(opened, "comments", Map.of("text", "Бригада выехала"), executor)
                .statusCode(200)
                .body("status", equalTo("assigned"))
                .body("timeline.event", contains("opened", "commented"))
                .body("timeline.detail", hasItem("Бригада выехала"));
        CaseCommented told = heard(opened, CaseCommented.class);
        assertThat(told.agency()).isEqualTo(opened.executor());

        String page = given().header("X-Pin", opened.pin())
                .get("/v1/public/cases/" + opened.reference())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).doesNotContain("Бригада");
        post(opened, "comments", Map.of("text", "Вижу"), TestToken.of("governor"))
                .statusCode(403);
        post(opened, "comments", Map.of("text", "Чужое"), TestToken.of("executor", "minsport"))
                .statusCode(404);
        post(opened, "comments", Map.of("text", " "), executor).statusCode(400).body("field", equalTo("text"));
    }

    @Test
    void shouldHandACaseToItsCuratorWithoutACoordinator() {
        Opened opened = cases.by(Tagged.message("transfer-1").about("roads"));
        assertThat(opened.executor()).isEqualTo("adm-orenburg");
        String executor = TestToken.of("executor", "adm-orenburg");

        post(opened, "transfer", Map.of("agency", "minzdrav", "reason", "Не наше"), executor)
                .statusCode(400)
                .body("field", equalTo("agency"))
                .body("detail", containsString("minstroy"));
        post(opened, "transfer", Map.of("agency", "minstroy", "reason", "Региональная дорога"), executor)
                .statusCode(200)
                .body("executor", equalTo("minstroy"))
                .body("status", equalTo("assigned"));

        CaseTransferred told = heard(opened, CaseTransferred.class);
        assertThat(told.from()).isEqualTo("adm-orenburg");
        assertThat(told.snapshot().deadline())
                .isEqualTo(opened.event().snapshot().deadline());
        broker.cases("agency.adm-orenburg.cases", "the withdrawal", seen -> is(seen, opened, CaseWithdrawn.class));
        post(opened, "transfer", Map.of("agency", "minstroy", "reason", "Ещё раз"), executor)
                .statusCode(404);
        post(
                        opened,
                        "transfer",
                        Map.of("agency", "adm-orenburg", "reason", "Улица города"),
                        TestToken.of("executor", "minstroy"))
                .statusCode(200)
                .body("executor", equalTo("adm-orenburg"));
    }

    @Test
    void shouldOpenACaseOfItsOwnForEachMatterOfAMessage() {
        Opened opened = cases.by(Tagged.message("split-1").about("roads"));
        Map<String, ?> body = Map.of("parts", List.of(Map.of("category", "health")));

        post(opened, "split", body, COORDINATOR).statusCode(428);
        ifMatch(opened, "split", Map.of("parts", List.of(Map.of("category", "moon"))))
                .statusCode(400)
                .body("field", equalTo("parts[0].category"));
        ifMatch(opened, "split", body).statusCode(200).body("timeline.event", contains("opened", "split"));
        ifMatch(opened, "split", body).statusCode(412);

        CaseSplit split = heard(opened, CaseSplit.class);
        String part = split.parts().getFirst();
        assertThat(split.parts()).hasSize(1);
        var seen = broker.cases(
                "cases.events",
                "the part",
                all -> all.getLast().event() instanceof CaseOpened first
                        && first.snapshot().reference().equals(part));
        Opened other = new Opened((CaseOpened) seen.getLast().event());
        assertThat(other.event().snapshot().category()).isEqualTo("health");
        assertThat(other.executor()).isEqualTo("minzdrav");
        assertThat(other.event().snapshot().messageId())
                .isEqualTo(opened.event().snapshot().messageId());
        given().header("X-Pin", other.pin())
                .get("/v1/public/cases/" + part)
                .then()
                .statusCode(200)
                .body("reference", equalTo(part));
        post(other, "acceptance", Map.of(), TestToken.of("executor", "minzdrav"))
                .statusCode(200);
    }

    private static ValidatableResponse ifMatch(Opened opened, String command, Map<String, ?> body) {
        return given().header("Authorization", "Bearer " + COORDINATOR)
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(body)
                .post("/v1/cases/" + opened.reference() + "/" + command)
                .then();
    }

    private static ValidatableResponse post(Opened opened, String command, Map<String, ?> body, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post("/v1/cases/" + opened.reference() + "/" + command)
                .then();
    }

    private <E extends CaseEvent> E heard(Opened opened, Class<E> event) {
        var seen = broker.cases("cases.events", event.getSimpleName(), all -> is(all, opened, event));
        return event.cast(seen.getLast().event());
    }

    private static boolean is(List<Broker.Seen> seen, Opened opened, Class<?> event) {
        var last = seen.getLast().event();
        return event.isInstance(last) && last.snapshot().reference().equals(opened.reference());
    }
}
