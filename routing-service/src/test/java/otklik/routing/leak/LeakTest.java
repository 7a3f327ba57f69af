package otklik.routing.leak;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;
import otklik.testkit.wait.Eventually;

/**
 * Every endpoint, with the token of every role, about cases that are not the caller's: nothing of them is to be heard. Endpoints are found
 * in the resource classes, so a new one is tested without being listed.
 */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class LeakTest {
    private static final String STRANGER = "minzdrav";
    private static final String ELSEWHERE = "buzuluk";

    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    /** @param who for a failure's words */
    private record Token(String who, String text) {}

    /** Whose cases these are not: another agency's, bound to another place, bound to no agency where one is needed. */
    private static List<Token> foreign(String holder) {
        List<Token> tokens = new ArrayList<>();
        List<String> roles = new ArrayList<>(Allowed.CENTRE);
        roles.addAll(Allowed.AGENCY);
        for (String role : roles) {
            tokens.add(new Token(role + " of " + STRANGER, TestToken.of(role, STRANGER)));
            tokens.add(new Token(role + " in " + ELSEWHERE, TestToken.ofPlace(role, null, ELSEWHERE)));
            tokens.add(new Token(role + " of the holder in " + ELSEWHERE, TestToken.ofPlace(role, holder, ELSEWHERE)));
        }
        for (String role : Allowed.AGENCY) {
            tokens.add(new Token(role + " of nobody", TestToken.of(role)));
        }
        tokens.add(new Token("no role", TestToken.withoutRole(null)));
        tokens.add(new Token("no role, of the holder", TestToken.withoutRole(holder)));
        return tokens;
    }

    @Test
    void shouldTellNobodyAnythingOfAForeignCase() {
        Filling held = filling("leak-held-" + name());
        Filling triage = filling("leak-triage-" + name(), true);
        awaitWords(held);
        String owner = TestToken.of("executor", held.opened().executor(), "owner");
        Endpoint.all().stream()
                .filter(Endpoint::namesCases)
                .forEach(endpoint -> assertThat(
                                held.ask(endpoint, owner, Map.of()).statusCode())
                        .isEqualTo(200));
        List<Endpoint> endpoints = Endpoint.all();
        int asked = 0;

        for (Filling filling : List.of(held, triage)) {
            for (Token token : foreign(held.opened().executor())) {
                for (Endpoint endpoint : endpoints) {
                    Filling about = endpoint.namesCases() ? filling.anew() : filling;
                    for (Map<String, String> filters : filters(filling, endpoint)) {
                        demandNothing(endpoint, token, filters, about.ask(endpoint, token.text(), filters), filling);
                        asked++;
                    }
                }
            }
        }

        assertThat(endpoints).hasSizeGreaterThanOrEqualTo(Allowed.endpoints().size());
        assertThat(asked).isGreaterThan(1_000);
        held.demandUnchanged();
        triage.demandUnchanged();
    }

    @Test
    void shouldChooseNoForeignCaseOfACampaign() {
        Filling held = filling("leak-campaign-" + name());

        for (Token token : foreign(held.opened().executor())) {
            Response answer = given().header("Authorization", "Bearer " + token.text())
                    .contentType("application/json")
                    .body(Map.of("step", "assignment", "agency", STRANGER, "campaign", Filling.CAMPAIGN))
                    .put("/v1/bulk/" + UUID.randomUUID());
            assertThat(answer.statusCode()).as(token.who()).isEqualTo(200);
            assertThat(answer.jsonPath().getInt("cases")).as(token.who()).isZero();
        }
        held.demandUnchanged();
    }

    @Test
    void shouldAskEverybodyForAToken() {
        Filling held = filling("leak-token-" + name());

        for (Endpoint endpoint : Endpoint.all()) {
            for (String token : new String[] {null, "nonsense"}) {
                Response answer = held.ask(endpoint, token, Map.of());
                if (endpoint.isPublic()) {
                    // After some wrong PINs the page is closed to everybody.
                    assertThat(answer.statusCode()).as(endpoint.toString()).isIn(404, 429);
                } else {
                    assertThat(answer.statusCode()).as(endpoint.toString()).isEqualTo(401);
                }
                demandSilence(endpoint, "nobody", answer, held);
            }
        }
    }

    private static List<Map<String, String>> filters(Filling filling, Endpoint endpoint) {
        return endpoint.hasFilters() || !endpoint.queryParameters().isEmpty()
                ? filling.filters(endpoint)
                : List.of(Map.of());
    }

    /** Answers of endpoints that are not about one case, where it is another's: with nothing of it, or refused. */
    Set<Integer> harmless() {
        return Set.of(200, 204, 403, 404, 409);
    }

    private void demandNothing(
            Endpoint endpoint, Token token, Map<String, String> filters, Response answer, Filling filling) {
        String what = token.who() + ": " + endpoint + " " + filters;
        if (endpoint.isPublic()) {
            // After some wrong PINs the page is closed to everybody.
            assertThat(answer.statusCode()).as(what).isIn(404, 429);
        } else if (endpoint.isOfOneCase()) {
            assertThat(answer.statusCode()).as(what).isIn(403, 404);
        } else {
            assertThat(answer.statusCode()).as(what).isIn(harmless());
        }
        if (endpoint.namesCases() && answer.statusCode() == 200) {
            assertThat(answer.asString())
                    .as(what)
                    .contains("\"outcome\":\"not-found\"")
                    .doesNotContain("version");
        }
        demandSilence(endpoint, what, answer, filling);
    }

    private static void demandSilence(Endpoint endpoint, String what, Response answer, Filling filling) {
        String heard = answer.headers() + answer.asString();
        if (endpoint.namesCases()) {
            heard = heard.replace(filling.opened().reference(), "");
        }
        for (String secret : filling.secrets()) {
            assertThat(heard).as(what + ": " + endpoint).doesNotContain(secret);
        }
    }

    private void awaitWords(Filling filling) {
        Eventually.within(
                Duration.ofSeconds(60),
                "the words to be searchable",
                () -> given().header("Authorization", "Bearer " + TestToken.of("governor"))
                        .queryParam("q", filling.message().externalId())
                        .get("/v1/cases")
                        .asString()
                        .contains(filling.opened().reference()));
    }

    private Filling filling(String externalId) {
        return filling(externalId, false);
    }

    private Filling filling(String externalId, boolean inTriage) {
        Tagged message = Tagged.message(externalId).of(Filling.CAMPAIGN).inBatch("batch-" + externalId.hashCode());
        Tagged sent = inTriage ? message.unsure() : message.under("appeal");
        return new Filling(sent, cases.by(sent), UUID.randomUUID().toString());
    }

    /** Tests of several builds share one broker. */
    private String name() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
