package otklik.routing.agency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.routing.fixture.AgencySystem;
import otklik.routing.fixture.AgencySystem.Action;
import otklik.routing.fixture.AgencySystem.Heard;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

/** An agency that works by its topic. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class AgencyActionsTest {
    private static final String COORDINATOR = TestToken.of("coordinator");

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldWorkOnACaseByTheTopicAlone() {
        Opened opened = cases.by(Tagged.message("action-1"));
        AgencySystem agency = new AgencySystem(opened.executor());

        String accepted = agency.send("accept", of(opened, Map.of("caseVersion", 1)));
        agency.heard("otklik.case.accepted.v1", accepted);
        String answered = agency.send("answer", of(opened, Map.of("text", "Яму засыпали")));
        Heard told = agency.heard("otklik.case.answered.v1", answered);

        assertThat(told.key()).isEqualTo(opened.event().snapshot().caseId());
        get(opened)
                .body("status", equalTo("approved"))
                .body("resolution", equalTo("Яму засыпали"))
                .body("timeline.event", contains("opened", "accepted", "answered"))
                .body("timeline[1].actor", equalTo(opened.executor() + ":i.ivanova"));
        assertThat(agency.allOf(accepted)).hasSize(1);
        assertThat(agency.allOf(answered)).hasSize(1);
    }

    @Test
    void shouldStopTheClockWhereTheRegimeAllowsIt() {
        Opened opened = cases.by(Tagged.message("action-1c"));
        AgencySystem agency = new AgencySystem(opened.executor());

        agency.heard("otklik.case.paused.v1", agency.send("pause", of(opened, Map.of("reason", "Ждём владельца"))));
        agency.heard("otklik.case.resumed.v1", agency.send("resume", of(opened, Map.of())));
    }

    @Test
    void shouldKeepTheClockCommentAndHandOnByTheTopicAlone() {
        Opened opened = cases.by(Tagged.message("action-1b").under("appeal"));
        AgencySystem agency = new AgencySystem(opened.executor());

        agency.heard("otklik.case.commented.v1", agency.send("comment", of(opened, Map.of("text", "Выехали"))));
        String standstill = agency.send("pause", of(opened, Map.of("reason", "Ждём владельца")));
        agency.heard(
                "otklik.case.extended.v1",
                agency.send("extend", of(opened, Map.of("by", "10d", "reason", "Нужна замена опоры"))));
        String never = agency.send("extend", of(opened, Map.of("by", "soon", "reason", "Так надо")));
        String moved = agency.send("transfer", of(opened, Map.of("agency", "minstroy", "reason", "Их дорога")));
        agency.heard("otklik.case.withdrawn.v1", moved);

        assertThat(agency.refused(never).field()).isEqualTo("by");
        assertThat(agency.refused(standstill).code()).isEqualTo("not-now");
        get(opened)
                .body("executor", equalTo("minstroy"))
                .body("timeline.event", contains("opened", "commented", "extended", "transferred"));
    }

    @Test
    void shouldGiveACaseBackAndHearThatItIsGone() {
        Opened opened = cases.by(Tagged.message("action-2"));
        AgencySystem agency = new AgencySystem(opened.executor());

        String wrong = agency.send("return", of(opened, Map.of("reason", "Не наше", "hint", "nobody")));
        String right = agency.send("return", of(opened, Map.of("reason", "Не наше", "hint", "minsport")));

        agency.heard("otklik.case.withdrawn.v1", right);
        assertThat(agency.refused(wrong).code()).isEqualTo("unknown-agency");
        assertThat(agency.refused(wrong).field()).isEqualTo("hint");
        get(opened)
                .body("status", equalTo("triage"))
                .body("returned.agency", equalTo(opened.executor()))
                .body("returned.hint", equalTo("minsport"));
    }

    @Test
    void shouldRefuseAForeignCaseInTheWordsOfAnUnknownOne() {
        Opened opened = cases.by(Tagged.message("action-3"));
        AgencySystem foreign = new AgencySystem("minsport");

        String mine = foreign.send("accept", of(opened, Map.of("agency", opened.executor())));
        String none = foreign.send("accept", Map.of("reference", "00000-00000", "actor", "i.ivanova"));

        var refused = foreign.refused(mine);
        var unknown = foreign.refused(none);
        assertThat(refused)
                .usingRecursiveComparison()
                .ignoringFields("actionId")
                .isEqualTo(unknown);
        assertThat(refused.code()).isEqualTo("unknown-case");
        assertThat(foreign.allOf(mine)).hasSize(1);
        assertThat(new AgencySystem(opened.executor()).allOf(mine)).isEmpty();
        get(opened).body("status", equalTo("assigned"));
    }

    @Test
    void shouldLetTheCuratorWatchAndNotAct() {
        Opened opened = cases.by(Tagged.message("action-4"));
        AgencySystem curator =
                new AgencySystem(String.valueOf(opened.event().snapshot().curator()));

        var refused = curator.refused(curator.send("accept", of(opened, Map.of())));

        assertThat(refused.code()).isEqualTo("not-allowed");
        assertThat(refused.reference()).isEqualTo(opened.reference());
        get(opened).body("version", equalTo(1));
    }

    @Test
    void shouldSayWhatTheStateAllowsWhenTheActionIsNot() {
        Opened opened = cases.by(Tagged.message("action-5").under("portal"));
        AgencySystem agency = new AgencySystem(opened.executor());

        agency.send("answer", of(opened, Map.of("text", "Готово")));
        Heard refused =
                agency.heard("otklik.agency.action-refused.v1", agency.send("return", of(opened, secretReason())));

        assertThat(refused.refusal().code()).isEqualTo("not-now");
        assertThat(refused.refusal().allowed()).isEmpty();
        assertThat(new String(refused.value(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("Секрет")
                .doesNotContain(opened.event().snapshot().text());
        assertThat(refused.key()).isEqualTo(refused.headers().get("ce_id"));
    }

    @Test
    void shouldDoAnActionOnceHoweverOftenItComes() {
        Opened opened = cases.by(Tagged.message("action-6"));
        AgencySystem agency = new AgencySystem(opened.executor());
        Action accept = Action.of(AgencySystem.id(), "accept", of(opened, Map.of()));
        agency.send(accept, accept);
        agency.heard("otklik.case.accepted.v1", accept.headers().getOrDefault("ce_id", ""));
        assign(opened, "minsport");
        assign(opened, opened.executor());

        // Where only the state were asked, this would be done again: the case waits for acceptance.
        agency.send(accept);

        assertThat(agency.allOf(accept.headers().getOrDefault("ce_id", ""))).hasSize(1);
        get(opened).body("status", equalTo("assigned")).body("version", equalTo(4));
    }

    @Test
    void shouldRefuseWhatWasDecidedOnAnOlderVersion() {
        Opened opened = cases.by(Tagged.message("action-7"));
        AgencySystem agency = new AgencySystem(opened.executor());
        String first = AgencySystem.id();
        String second = AgencySystem.id();

        agency.send(
                Action.of(first, "accept", of(opened, Map.of("caseVersion", 1))),
                Action.of(second, "answer", of(opened, Map.of("caseVersion", 1, "text", "Готово"))));

        var refused = agency.refused(second);
        assertThat(refused.code()).isEqualTo("stale");
        assertThat(refused.caseVersion()).isEqualTo(2);
        agency.heard("otklik.case.accepted.v1", first);
        get(opened).body("status", equalTo("accepted")).body("version", equalTo(2));
    }

    @Test
    void shouldRefuseWhatCannotBeReadAndGoOnWithTheNext() {
        Opened opened = cases.by(Tagged.message("action-8"));
        AgencySystem agency = new AgencySystem(opened.executor());
        String broken = AgencySystem.id();
        String unknown = AgencySystem.id();
        String bare = AgencySystem.id();
        String zero = AgencySystem.id();
        String good = AgencySystem.id();

        agency.send(
                Action.raw(broken, "accept", "{\"reference\":"),
                Action.raw(unknown, "applaud", "{}"),
                new Action(Map.of(), "Готово"),
                Action.raw("line\nbreak", "accept", "{}"),
                Action.raw(bare, "answer", "{\"reference\":\"" + opened.reference() + "\",\"actor\":\"a\"}"),
                Action.of(zero, "answer", of(opened, Map.of("text", "a\0b"))),
                Action.of(good, "accept", of(opened, Map.of())));

        agency.heard("otklik.case.accepted.v1", good);
        assertThat(agency.refused(broken).code()).isEqualTo("malformed");
        assertThat(agency.refused(broken).detail()).startsWith("not JSON at byte");
        assertThat(agency.refused(unknown).detail()).contains("unknown event type");
        assertThat(agency.refused(bare).field()).isEqualTo("text");
        assertThat(agency.refused(zero).field()).isEqualTo("text");
        assertThat(agency.nameless())
                .anySatisfy(refused -> assertThat(refused.detail()).contains("ce_type is missing"))
                .anySatisfy(refused -> assertThat(refused.field()).isEqualTo("ce_id"));
    }

    private static Map<String, Object> secretReason() {
        return Map.of("reason", "Секрет");
    }

    private static Map<String, Object> of(Opened opened, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(more);
        fields.put("reference", opened.reference());
        fields.put("actor", "i.ivanova");
        return fields;
    }

    private static void assign(Opened opened, String agency) {
        given().header("Authorization", "Bearer " + COORDINATOR)
                .contentType("application/json")
                .body(Map.of("agency", agency))
                .post("/v1/cases/" + opened.reference() + "/assignment")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse get(Opened opened) {
        return given().header("Authorization", "Bearer " + COORDINATOR)
                .get("/v1/cases/" + opened.reference())
                .then()
                .statusCode(200);
    }
}
