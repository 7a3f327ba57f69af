package otklik.routing.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.DerivedId;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;
import otklik.testkit.wait.Eventually;

/** What the running service puts on record. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class AuditedCasesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldPutEveryStepOfACaseOnRecordInItsOrder() {
        Tagged message = Tagged.message("audited-1");
        Opened opened = cases.by(message);
        String executor = TestToken.of("executor", opened.executor());

        command("POST", opened, "/resolution", Map.of("text", "Яма заделана"), executor);
        command("GET", opened, "/original", null, executor);

        assertThat(entries(message))
                .containsExactly(
                        "1 case-opened - -",
                        "2 answered test " + opened.executor(),
                        "2 original-read test " + opened.executor());
    }

    @Test
    void shouldPutEachVersionOnRecordWhenOneCommandMakesTwo() {
        Tagged message = Tagged.message("audited-2").unsure();
        Opened opened = cases.by(message);

        command("PUT", opened, "/category", Map.of("category", "housing"), TestToken.of("coordinator"));

        assertThat(entries(message))
                .containsExactly("1 case-opened - -", "2 category-corrected test -", "3 assigned test -");
    }

    @Test
    void shouldPutNothingOnRecordWhenTheCommandIsRefused() {
        Tagged message = Tagged.message("audited-3");
        Opened opened = cases.by(message);

        given().header("Authorization", "Bearer " + TestToken.of("executor", "minzdrav"))
                .get("/v1/cases/" + opened.reference() + "/original")
                .then()
                .statusCode(404);

        assertThat(entries(message)).containsExactly("1 case-opened - -");
    }

    @Test
    void shouldLinkWhatIsOnRecord() {
        Tagged message = Tagged.message("audited-4");
        cases.by(message);

        Eventually.within(
                PATIENCE, "the entry to be linked", () -> query("""
                        select 'linked' from routing.audit_entry e
                        join routing.audit_link l on l.shard = e.shard and l.entry_id = e.id
                        where e.subject = ?::uuid""", message).equals(List.of("linked")));
    }

    @Test
    void shouldPutTheWordsOfNobodyOnRecord() {
        Tagged message = Tagged.message("audited-5").saying("Белый кот на чёрной крыше");
        cases.by(message);

        assertThat(query("select e::text from routing.audit_entry e where subject = ?::uuid", message))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row).doesNotContain("кот").doesNotContain("citizen"));
    }

    private static void command(
            String method, Opened opened, String what, @org.jspecify.annotations.Nullable Object body, String token) {
        var request = given().header("Authorization", "Bearer " + token).contentType("application/json");
        if (body != null) {
            request.body(body);
        }
        request.request(method, "/v1/cases/" + opened.reference() + what).then().statusCode(200);
    }

    private static List<String> entries(Tagged message) {
        return query("""
                select concat_ws(' ', version, action, coalesce(actor, '-'), coalesce(agency, '-'))
                from routing.audit_entry where subject = ?::uuid order by id""", message);
    }

    private static List<String> query(String query, Tagged message) {
        DatabaseLogin login = OtklikResources.login("postgres");
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, DerivedId.of("case", message.messageId()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(String.valueOf(row.getString(1)));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return rows;
    }
}
