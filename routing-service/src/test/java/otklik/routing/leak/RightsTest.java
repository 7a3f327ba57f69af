package otklik.routing.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.Tagged;
import otklik.standalone.keys.TokenClaims;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

/** Every endpoint, with the token of every role, about a case that the caller may see: what is allowed is done, the rest is refused. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class RightsTest {
    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    /** What may be done is done, so that it is not for an error that everything is refused. */
    @Test
    void shouldLetEveryRoleDoWhatIsItsOwn() {
        List<Right> rights = Endpoint.all().stream()
                .filter(endpoint -> Allowed.roles(endpoint) != null)
                .flatMap(endpoint ->
                        Objects.requireNonNull(Allowed.roles(endpoint)).stream().map(role -> new Right(endpoint, role)))
                .toList();
        List<Filling> fillings = fillings(IntStream.range(0, rights.size())
                .mapToObj(i -> "rights-own-" + i)
                .toList());

        for (int i = 0; i < rights.size(); i++) {
            Endpoint endpoint = rights.get(i).endpoint();
            String role = rights.get(i).role();
            Filling own = fillings.get(i);
            String agency = Allowed.AGENCY.contains(role) ? own.opened().executor() : null;
            prepare(endpoint, own, TestToken.of(role, agency));
            Response answer = own.ask(endpoint, TestToken.of(role, agency), Map.of());
            assertThat(isDone(answer))
                    .as(role + ": " + endpoint + ": " + answer.statusCode() + " " + answer.asString())
                    .isTrue();
        }
    }

    /** Done, or refused for what the case is and not for who asks: there is one case only, without additions, comments and files. */
    private static boolean isDone(Response answer) {
        return switch (answer.statusCode()) {
            case 200, 204, 409 -> true;
            case 400 -> "lead".equals(answer.path("field"));
            case 404 -> answer.asString().contains("the case has no such ");
            default -> false;
        };
    }

    @Test
    void shouldRefuseToEveryRoleWhatIsNotItsOwn() {
        Filling own = fillings(List.of("rights-not")).getFirst();
        Set<String> roles = new TreeSet<>(Allowed.CENTRE);
        roles.addAll(Allowed.AGENCY);

        for (Endpoint endpoint : Endpoint.all()) {
            Set<String> allowed = Allowed.roles(endpoint);
            for (String role : roles) {
                if (allowed != null && !allowed.contains(role)) {
                    String agency = Allowed.AGENCY.contains(role) ? own.opened().executor() : null;
                    assertThat(own.ask(endpoint, TestToken.of(role, agency), Map.of())
                                    .statusCode())
                            .as(role + ": " + endpoint)
                            .isEqualTo(403);
                }
            }
        }
        own.demandUnchanged();
    }

    @Test
    void shouldHaveEveryEndpointAndEveryRoleInTheTable() {
        Set<String> roles = new TreeSet<>(Allowed.CENTRE);
        roles.addAll(Allowed.AGENCY);

        assertThat(roles).isEqualTo(new TreeSet<>(TokenClaims.ROLES));
        assertThat(Endpoint.all().stream()
                        .filter(endpoint -> !endpoint.isPublic())
                        .map(Endpoint::toString))
                .as("say in Allowed who may use a new endpoint")
                .containsExactlyInAnyOrderElementsOf(Allowed.endpoints());
    }

    /** What is read or deleted has to be there: where there is a PUT for it, that comes first. */
    private static void prepare(Endpoint endpoint, Filling own, String token) {
        Endpoint.all().stream()
                .filter(put -> put.method().equals("PUT")
                        && !put.equals(endpoint)
                        && endpoint.path().startsWith(put.path()))
                .forEach(put -> own.ask(put, token, Map.of()));
    }

    private record Right(Endpoint endpoint, String role) {}

    private List<Filling> fillings(List<String> externalIds) {
        List<Tagged> sent = externalIds.stream()
                .map(id -> Tagged.message(id).inBatch("batch-" + id.hashCode()).under("appeal"))
                .toList();
        List<OpenedCases.Opened> opened = cases.all(sent);
        return IntStream.range(0, sent.size())
                .mapToObj(i -> new Filling(
                        sent.get(i), opened.get(i), UUID.randomUUID().toString()))
                .toList();
    }
}
