package otklik.routing.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.CaseAnswered;
import otklik.contracts.CaseEvent.CaseAssigned;
import otklik.contracts.CaseEvent.CaseWithdrawn;
import otklik.contracts.Platform;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class CaseResourceTest {
    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldShowWhatThePlatformSaysAsItsWord() {
        Opened opened = cases.by(Tagged.message("desk-platform")
                .reporting(new Platform(
                        "4711", "Завершено", null, null, null, LocalDate.of(2026, 3, 9), "Решено", 5, null)));

        get(opened, TestToken.of("coordinator"))
                .statusCode(200)
                .body("status", equalTo("assigned"))
                .body("platform.stage", equalTo("Завершено"))
                .body("platform.finishedOn", equalTo("2026-03-09"))
                .body("platform.rating", equalTo(5))
                .body("platform", not(hasKey("holder")));
    }

    @Test
    void shouldShowWhereTheSenderSaysThatItIs() {
        Opened opened = cases.by(Tagged.message("desk-pinned").pinned(51.7682, 55.0968));

        get(opened, TestToken.of("executor", opened.executor()))
                .statusCode(200)
                .body("location.lat", equalTo(51.7682f))
                .body("location.lon", equalTo(55.0968f));
        get(cases.by(Tagged.message("desk-nowhere")), TestToken.of("coordinator"))
                .statusCode(200)
                .body("$", not(hasKey("location")));
    }

    @Test
    void shouldShowTheCaseToItsAgenciesAndTheControlCentre() {
        Opened opened = cases.by(Tagged.message("desk-1"));

        for (String token : List.of(
                TestToken.of("executor", opened.executor()),
                TestToken.of("executor", "minstroy"),
                TestToken.of("coordinator"),
                TestToken.of("governor"),
                TestToken.of("auditor"))) {
            get(opened, token)
                    .statusCode(200)
                    .body("status", equalTo("assigned"))
                    .body("version", equalTo(1))
                    .body("text", equalTo("Яма на дороге desk-1"))
                    .body("timeline.event", contains("opened"));
        }
    }

    @Test
    void shouldHideTheCaseFromEverybodyElseAsIfThereWereNone() {
        Opened opened = cases.by(Tagged.message("desk-2"));
        String none = given().header("Authorization", "Bearer " + TestToken.of("admin"))
                .get("/v1/cases/00000-00000")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .extract()
                .asString();

        for (String token : List.of(
                TestToken.of("executor", "minzdrav"),
                TestToken.of("executor"),
                TestToken.of("coordinator", "minzdrav"),
                TestToken.of("approver"))) {
            String hidden = get(opened, token).statusCode(404).extract().asString();
            assertThat(hidden).isEqualTo(none);
        }
    }

    @Test
    void shouldAskForAToken() {
        given().get("/v1/cases/00000-00000")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("status", equalTo(401));
        given().header("Authorization", "Bearer nonsense")
                .get("/v1/cases/00000-00000")
                .then()
                .statusCode(401);
    }

    @Test
    void shouldAssignFromTriageAndGiveTheCaseItsClock() {
        Opened opened = cases.by(Tagged.message("desk-3").unsure());

        post(opened, "assignment", Map.of("agency", "minzdrav"), TestToken.of("coordinator"))
                .statusCode(200)
                .body("status", equalTo("assigned"))
                .body("executor", equalTo("minzdrav"))
                .body("version", equalTo(2))
                .body(
                        "deadline",
                        equalTo(opened.event()
                                .snapshot()
                                .openedAt()
                                .plusSeconds(86400)
                                .toString()))
                .body("timeline.event", contains("opened", "assigned"))
                .body("timeline.actor", hasItem("test"));

        var heard =
                broker.cases("agency.minzdrav.cases", "the assignment", seen -> is(seen, opened, CaseAssigned.class));
        assertThat(heard.getLast().event().snapshot().caseVersion()).isEqualTo(2);
    }

    @Test
    void shouldWithdrawTheCaseFromTheAgencyThatLosesIt() {
        Opened opened = cases.by(Tagged.message("desk-4").about("health"));
        String before = opened.executor();

        post(opened, "assignment", Map.of("agency", "minsport"), TestToken.of("admin"))
                .statusCode(200)
                .body("executor", equalTo("minsport"));

        var withdrawn = broker.cases(
                "agency." + before + ".cases", "the withdrawal", seen -> is(seen, opened, CaseWithdrawn.class));
        assertThat(((CaseWithdrawn) withdrawn.getLast().event()).agency()).isEqualTo(before);
        broker.cases("agency.minsport.cases", "the assignment", seen -> is(seen, opened, CaseAssigned.class));
        get(opened, TestToken.of("executor", before)).statusCode(404);
    }

    @Test
    void shouldChangeNothingWhenTheCaseIsAssignedToItsHolder() {
        Opened opened = cases.by(Tagged.message("desk-5"));

        post(opened, "assignment", Map.of("agency", opened.executor()), TestToken.of("coordinator"))
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void shouldAnswerOnceAndSayWhatCanBeDoneThen() {
        Opened opened = cases.by(Tagged.message("desk-6"));
        String executor = TestToken.of("executor", opened.executor());

        post(opened, "resolution", Map.of("text", "Яму засыпали"), executor)
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("resolution", equalTo("Яму засыпали"))
                .body("allowed", contains("closing", "reopening"));

        post(opened, "resolution", Map.of("text", "Яму засыпали"), executor)
                .statusCode(200)
                .body("version", equalTo(2));
        post(opened, "resolution", Map.of("text", "Иначе"), executor)
                .statusCode(409)
                .body("allowed", contains("closing", "reopening"));
        post(opened, "assignment", Map.of("agency", "minsport"), TestToken.of("coordinator"))
                .statusCode(409);
        var told = broker.cases("cases.events", "the answer", seen -> is(seen, opened, CaseAnswered.class));
        assertThat(((CaseAnswered) told.getLast().event()).resolution()).isEqualTo("Яму засыпали");
    }

    @Test
    void shouldSayWhatIsAllowedWhenACaseInTriageIsAnswered() {
        Opened opened = cases.by(Tagged.message("desk-7").unsure());

        post(opened, "resolution", Map.of("text", "Готово"), TestToken.of("admin"))
                .statusCode(409)
                .body(
                        "allowed",
                        contains(
                                "acknowledgement",
                                "assignment",
                                "category",
                                "joining",
                                "kind",
                                "promotion",
                                "rejection",
                                "split"));
    }

    @Test
    void shouldRefuseCommandsThatTheRoleDoesNotAllow() {
        Opened opened = cases.by(Tagged.message("desk-8"));

        post(opened, "assignment", Map.of("agency", "minsport"), TestToken.of("executor", opened.executor()))
                .statusCode(403);
        post(opened, "resolution", Map.of("text", "Готово"), TestToken.of("executor", "minstroy"))
                .statusCode(403);
        post(opened, "resolution", Map.of("text", "Готово"), TestToken.of("executor", "minzdrav"))
                .statusCode(404);
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        Opened opened = cases.by(Tagged.message("desk-9"));

        post(opened, "assignment", Map.of("agency", "nobody"), TestToken.of("coordinator"))
                .statusCode(400)
                .body("field", equalTo("agency"));
        post(opened, "assignment", Map.of(), TestToken.of("coordinator"))
                .statusCode(400)
                .body("field", equalTo("agency"));
        post(opened, "resolution", Map.of("text", " "), TestToken.of("admin"))
                .statusCode(400)
                .body("field", equalTo("text"));
        given().header("Authorization", "Bearer " + TestToken.of("admin"))
                .contentType("application/json")
                .body("{\"text\":")
                .post("/v1/cases/" + opened.reference() + "/resolution")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("stackTrace", nullValue());
    }

    @Test
    void shouldGiveTheCitizensOwnWordsToTheExecutorAndKeepThatOnRecord() throws SQLException {
        Opened opened = cases.by(Tagged.message("desk-10"));

        original(opened, TestToken.of("executor", opened.executor()))
                .statusCode(200)
                .body("text", equalTo("Подлинник: Яма на дороге desk-10"));

        assertThat(disclosures(opened)).isEqualTo(1);
    }

    @Test
    void shouldKeepTheCitizensOwnWordsFromEverybodyElse() throws SQLException {
        Opened opened = cases.by(Tagged.message("desk-11"));

        original(opened, TestToken.of("executor", "minstroy")).statusCode(403);
        original(opened, TestToken.of("admin")).statusCode(403);
        original(opened, TestToken.of("executor", "minzdrav")).statusCode(404);

        assertThat(disclosures(opened)).isZero();
    }

    private static ValidatableResponse original(Opened opened, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/cases/" + opened.reference() + "/original")
                .then();
    }

    private static long disclosures(Opened opened) throws SQLException {
        DatabaseLogin login = OtklikResources.login("postgres");
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                PreparedStatement select = connection.prepareStatement("""
                        select count(*) from routing.disclosure d join routing.cases c on c.number = d.case_number
                        where c.reference = ?""")) {
            select.setString(1, opened.reference());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static boolean is(List<Broker.Seen> seen, Opened opened, Class<?> event) {
        var last = seen.getLast().event();
        return event.isInstance(last) && last.snapshot().reference().equals(opened.reference());
    }

    private static ValidatableResponse get(Opened opened, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/cases/" + opened.reference())
                .then();
    }

    private static ValidatableResponse post(Opened opened, String command, Map<String, String> body, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post("/v1/cases/" + opened.reference() + "/" + command)
                .then();
    }
}
