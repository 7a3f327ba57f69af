package otklik.routing.agency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import otklik.routing.fixture.AgencySystem;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;
import otklik.testkit.wait.Eventually;

/** However an agency takes part, it may do the same, and is refused the same for the same reasons. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class FourWaysTest {
    private static final String CURATOR = "minstroy";
    private static final String STRANGER = "minzdrav";

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    /** How an agency's employees or systems reach the case. */
    enum Way {
        /** By {@code agency.<code>.actions}, and what comes back on {@code agency.<code>.cases}. */
        TOPIC {
            @Override
            String act(
                    String agency,
                    Opened opened,
                    String action,
                    Map<String, Object> fields,
                    @Nullable Integer version) {
                Map<String, Object> all = new HashMap<>(fields);
                all.put("reference", opened.reference());
                all.put("actor", "ivanova");
                if (version != null) {
                    all.put("caseVersion", version);
                }
                String id = new AgencySystem(agency).send(action, all);
                List<AgencySystem.Heard> back = new AgencySystem(agency).allOf(id);
                return back.stream()
                        .filter(heard -> "otklik.agency.action-refused.v1"
                                .equals(heard.headers().get("ce_type")))
                        .map(heard -> heard.refusal().code())
                        .findFirst()
                        .orElse("done");
            }
        },
        /** An agency's system over HTTP, without having read. */
        REST {
            @Override
            String act(
                    String agency,
                    Opened opened,
                    String action,
                    Map<String, Object> fields,
                    @Nullable Integer version) {
                return post(agency, opened, action, fields, version);
            }
        },
        /** A system that is told by webhook, which has what the topic has, and acts over HTTP by what it was told. */
        WEBHOOK {
            @Override
            String act(
                    String agency,
                    Opened opened,
                    String action,
                    Map<String, Object> fields,
                    @Nullable Integer version) {
                return post(agency, opened, action, fields, version == null ? told(agency, opened) : version);
            }
        },
        /** A person: reads the case, then acts on what he read. */
        DESK {
            @Override
            String act(
                    String agency,
                    Opened opened,
                    String action,
                    Map<String, Object> fields,
                    @Nullable Integer version) {
                Response read = as(agency).get("/v1/cases/" + opened.reference());
                if (read.statusCode() == 404) {
                    return post(agency, opened, action, fields, version);
                }
                return post(agency, opened, action, fields, version == null ? read.path("version") : version);
            }
        };

        abstract String act(
                String agency, Opened opened, String action, Map<String, Object> fields, @Nullable Integer version);
    }

    @ParameterizedTest
    @EnumSource
    void shouldAcceptAndAnswer(Way way) {
        Opened opened = open(way, "answer");
        String agency = opened.executor();

        assertThat(way.act(agency, opened, "accept", Map.of(), null)).isEqualTo("done");
        assertThat(now(opened).getString("status")).isEqualTo("accepted");
        assertThat(way.act(agency, opened, "answer", Map.of("text", "Сделано"), null))
                .isEqualTo("done");

        JsonPath after = now(opened);
        assertThat(after.getString("status")).isEqualTo("approved");
        assertThat(after.getString("resolution")).isEqualTo("Сделано");
        assertThat(after.getInt("version")).isEqualTo(3);
        assertThat(after.getList("timeline.event")).isEqualTo(List.of("opened", "accepted", "answered"));
        assertThat(after.getList("timeline.agency").subList(1, 3)).isEqualTo(List.of(agency, agency));
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveBackAndSeeTheCaseNoMore(Way way) {
        Opened opened = open(way, "return");
        String agency = opened.executor();

        assertThat(way.act(agency, opened, "return", Map.of("reason", "Не наше", "hint", "minsport"), null))
                .isEqualTo("done");

        JsonPath after = now(opened);
        assertThat(after.getString("status")).isEqualTo("triage");
        assertThat(after.getString("returned.agency")).isEqualTo(agency);
        assertThat(after.getString("returned.hint")).isEqualTo("minsport");
        assertThat(way.act(agency, opened, "accept", Map.of(), 2)).isEqualTo("unknown-case");
        assertThat(as(agency).get("/v1/cases/" + opened.reference()).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseTheSame(Way way) {
        Opened opened = open(way, "refuse");
        String agency = opened.executor();

        assertThat(way.act(STRANGER, opened, "accept", Map.of(), 1)).isEqualTo("unknown-case");
        assertThat(way.act(CURATOR, opened, "accept", Map.of(), null)).isEqualTo("not-allowed");
        assertThat(way.act(CURATOR, opened, "answer", Map.of("text", "Сделано"), null))
                .isEqualTo("not-allowed");
        assertThat(way.act(agency, opened, "return", Map.of(), null)).isEqualTo("invalid");
        assertThat(way.act(agency, opened, "answer", Map.of("text", " "), null)).isEqualTo("invalid");
        assertThat(way.act(agency, opened, "return", Map.of("reason", "Не наше", "hint", "nobody"), null))
                .isEqualTo("unknown-agency");
        assertThat(way.act(agency, opened, "accept", Map.of(), 7)).isEqualTo("stale");
        assertThat(now(opened).getInt("version")).isEqualTo(1);

        assertThat(way.act(agency, opened, "answer", Map.of("text", "Сделано"), null))
                .isEqualTo("done");

        assertThat(way.act(agency, opened, "accept", Map.of(), null)).isEqualTo("not-now");
        assertThat(way.act(agency, opened, "return", Map.of("reason", "Не наше"), null))
                .isEqualTo("not-now");
        assertThat(way.act(agency, opened, "answer", Map.of("text", "Сделано"), null))
                .isEqualTo("done");
        assertThat(now(opened).getInt("version")).isEqualTo(2);
    }

    private Opened open(Way way, String what) {
        return cases.by(Tagged.message("ways-" + what + "-" + way));
    }

    private static JsonPath now(Opened opened) {
        return given().header("Authorization", "Bearer " + TestToken.of("admin"))
                .get("/v1/cases/" + opened.reference())
                .jsonPath();
    }

    private static RequestSpecification as(String agency) {
        return given().header("Authorization", "Bearer " + TestToken.of("executor", agency, "ivanova"))
                .contentType("application/json");
    }

    /** The version that the newest event of the case on the agency's topic has; it may still be on its way. */
    private static int told(String agency, Opened opened) {
        int current = now(opened).getInt("version");
        return Eventually.value(
                Duration.ofSeconds(60),
                "version " + current + " at " + agency,
                () -> new AgencySystem(agency)
                        .versions(opened.event().snapshot().caseId()).stream()
                                .filter(version -> version == current)
                                .findFirst()
                                .or(Optional::empty));
    }

    private static String post(
            String agency, Opened opened, String action, Map<String, Object> fields, @Nullable Integer version) {
        String path = switch (action) {
            case "accept" -> "acceptance";
            case "return" -> "return";
            case "answer" -> "resolution";
            default -> throw new AssertionError(action);
        };
        RequestSpecification request = as(agency);
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        Response answer = request.body(fields).post("/v1/cases/" + opened.reference() + "/" + path);
        return switch (answer.statusCode()) {
            case 200 -> "done";
            case 400 -> "hint".equals(answer.path("field")) ? "unknown-agency" : "invalid";
            case 403 -> "not-allowed";
            case 404 -> "unknown-case";
            case 409 -> "not-now";
            case 412 -> "stale";
            default -> "HTTP " + answer.statusCode();
        };
    }
}
