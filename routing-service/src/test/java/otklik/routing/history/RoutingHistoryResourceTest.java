package otklik.routing.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.routing.desk.Caller;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Report;
import otklik.routing.fixture.Tagged;
import otklik.routing.sight.Sight;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class RoutingHistoryResourceTest {
    private static final String PATH = "/v1/routing-history";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @Inject
    @SuppressWarnings("NullAway.Init")
    DataSource database;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ObjectMapper serviceJson;

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldTellWhatTheRulesWereAskedAndWhatTheyDecided() {
        Opened opened = cases.by(Tagged.message("history-1").under("appeal"));

        JsonNode line = line(opened, Map.of());

        assertThat(line.path("category").asText()).isEqualTo("roads");
        assertThat(line.path("confidence").asDouble()).isEqualTo(0.9);
        assertThat(line.path("leaf").asText()).isEqualTo("potholes");
        assertThat(line.path("kind").asText()).isEqualTo("complaint");
        assertThat(line.path("emergency").asText()).isEqualTo("open-manhole");
        assertThat(line.path("municipality").asText()).isEqualTo("orenburg");
        assertThat(line.path("regime").asText()).isEqualTo("appeal");
        assertThat(line.path("source").asText()).isEqualTo("test");
        assertThat(line.path("openedAt").asText())
                .isEqualTo(opened.event().snapshot().openedAt().toString());
        assertThat(line.has("text")).isFalse();
        assertThat(line.has("lost")).isFalse();
        JsonNode decided = line.path("decided");
        assertThat(decided.path("rule").asText()).isEqualTo("local-roads");
        assertThat(decided.path("why").asText()).contains("category=roads");
        assertThat(decided.path("agency").asText()).isEqualTo(opened.executor());
        assertThat(decided.path("curator").asText()).isEqualTo("minstroy");
        assertThat(decided.path("deadline").asText())
                .isEqualTo(String.valueOf(opened.event().snapshot().deadline()));
        assertThat(line(opened, Map.of("words", "true")).path("text").asText()).isEqualTo("Яма на дороге history-1");
    }

    @Test
    void shouldTellOfThenWhateverStaffHaveDoneSince() {
        Opened corrected = cases.by(Tagged.message("history-2"));
        Opened promoted = cases.by(Tagged.message("history-3"));
        Opened waiting = cases.by(Tagged.message("history-4").unsure());
        command(corrected, "category", "PUT", Map.of("category", "health"));
        command(promoted, "promotion", "POST", Map.of("regime", "appeal"));
        command(waiting, "assignment", "POST", Map.of("agency", "minzdrav"));

        JsonNode first = line(corrected, Map.of());
        assertThat(first.path("category").asText()).isEqualTo("roads");
        assertThat(first.path("decided").path("rule").asText()).isEqualTo("local-roads");
        assertThat(first.path("decided").path("agency").asText()).isEqualTo(corrected.executor());
        assertThat(first.path("decided").has("why")).isFalse();
        assertThat(first.path("decided").has("deadline")).isFalse();
        assertThat(first.path("lost")).extracting(JsonNode::asText).containsExactly("terms", "leaf");
        JsonNode second = line(promoted, Map.of());
        assertThat(second.has("regime")).isFalse();
        assertThat(second.path("lost")).extracting(JsonNode::asText).containsExactly("terms", "regime");
        JsonNode third = line(waiting, Map.of()).path("decided");
        assertThat(third.path("rule").asText()).isEqualTo("unclear-subject");
        assertThat(third.path("reason").asText()).isEqualTo("low-confidence");
        assertThat(third.has("agency")).isFalse();
    }

    @Test
    void shouldSayThatAJoinedCaseIsNotOfItsOwnRule() {
        Opened lead = cases.by(Report.by("history-one", "history-5").at("77"));
        Opened joined = cases.by(Report.by("history-other", "history-6").at("77"));

        assertThat(line(lead, Map.of()).path("decided").path("joined").asBoolean())
                .isFalse();
        JsonNode decided = line(joined, Map.of()).path("decided");
        assertThat(decided.path("joined").asBoolean()).isTrue();
        assertThat(decided.has("agency")).isFalse();
    }

    @Test
    void shouldTellTheNewestFirstAndEndWithTheirNumber() {
        Opened older = cases.by(Tagged.message("history-7"));
        Opened newer = cases.by(Tagged.message("history-8"));

        List<JsonNode> lines = lines(Map.of());

        assertThat(references(lines)).containsSubsequence(newer.reference(), older.reference());
        assertThat(lines.getLast().path("end").asBoolean()).isTrue();
        assertThat(lines.getLast().path("cases").asInt()).isEqualTo(lines.size() - 1);
        String since = newer.event().snapshot().openedAt().toString();
        assertThat(references(lines(Map.of("since", since))))
                .contains(newer.reference())
                .doesNotContain(older.reference());
        String tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        assertThat(lines(Map.of("since", tomorrow)))
                .singleElement()
                .satisfies(end -> assertThat(end.path("cases").asInt()).isZero());
    }

    @Test
    void shouldLeaveNothingOutBetweenPages() throws IOException, SQLException {
        for (int i = 0; i < 5; i++) {
            cases.by(Tagged.message("history-page-" + i));
        }
        var wanted = new ExportHistory.Wanted(Instant.EPOCH, false);
        Caller admin = new Caller("test", Set.of("admin"), null, null);
        var out = new ByteArrayOutputStream();

        new ExportHistory(database, serviceJson, Clock.systemUTC(), 2).write(admin, wanted, out);

        assertThat(references(parse(out.toString(StandardCharsets.UTF_8))))
                .hasSizeGreaterThanOrEqualTo(5)
                .isEqualTo(references(lines(Map.of())));
    }

    @Test
    void shouldPutEachExportOnRecordOnce() throws SQLException {
        long before = exports();

        lines(Map.of());

        assertThat(exports()).isEqualTo(before + 1);
    }

    @Test
    void shouldRefuseEverybodyButAnAdministratorOfAll() throws SQLException {
        long before = exports();

        for (String role : List.of("governor", "auditor", "analyst", "moderator", "coordinator", "executor")) {
            ask(TestToken.of(role), Map.of()).statusCode(403).contentType("application/problem+json");
        }
        ask(TestToken.of("admin", "minstroy"), Map.of()).statusCode(403);
        ask(TestToken.ofPlace("admin", null, "orenburg"), Map.of()).statusCode(403);
        given().get(PATH).then().statusCode(401);

        assertThat(exports()).isEqualTo(before);
    }

    @Test
    void shouldNameTheParameterThatIsWrong() {
        ask(TestToken.of("admin"), Map.of("since", "yesterday")).statusCode(400).body("field", equalTo("since"));
        ask(TestToken.of("admin"), Map.of("words", "yes")).statusCode(400).body("field", equalTo("words"));
    }

    private long exports() throws SQLException {
        return Sight.SERVICE.run(database, transaction -> {
            try (var select = transaction.prepareStatement(
                            "select count(*) from audit_entry where action = 'exported' and actor = 'test'");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private static void command(Opened opened, String command, String method, Map<String, String> body) {
        given().header("Authorization", "Bearer " + TestToken.of("admin"))
                .contentType("application/json")
                .body(body)
                .request(method, "/v1/cases/" + opened.reference() + "/" + command)
                .then()
                .statusCode(200);
    }

    private static JsonNode line(Opened opened, Map<String, String> parameters) {
        return lines(parameters).stream()
                .filter(line -> line.path("reference").asText().equals(opened.reference()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> references(List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> line.has("reference"))
                .map(line -> line.path("reference").asText())
                .toList();
    }

    private static List<JsonNode> lines(Map<String, String> parameters) {
        return parse(
                ask(TestToken.of("admin"), parameters).statusCode(200).extract().asString());
    }

    private static List<JsonNode> parse(String text) {
        List<JsonNode> lines = new ArrayList<>();
        text.lines().forEach(line -> {
            try {
                lines.add(JSON.readTree(line));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return lines;
    }

    private static ValidatableResponse ask(String token, Map<String, String> parameters) {
        return given().header("Authorization", "Bearer " + token)
                .queryParams(parameters)
                .get(PATH)
                .then();
    }
}
