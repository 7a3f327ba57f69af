package otklik.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class ConnectorKeysTest {
    private static final String KEYS = "/v1/connectors/bench/keys";

    @BeforeEach
    void awaitReady() {
        Ingest.awaitReady();
    }

    @Test
    void shouldWorkAtOnceUntilItIsRevoked() {
        ExtractableResponse<Response> made = make();
        String key = made.path("key");
        String id = made.path("id");
        assertThat(statusOfPostWith(key)).isEqualTo(202);

        asAdmin().delete(KEYS + "/" + id).then().statusCode(204);

        assertThat(statusOfPostWith(key)).isEqualTo(401);
        asAdmin().get(KEYS).then().statusCode(200).body("id", not(hasItem(id)));
        asAdmin().delete(KEYS + "/" + id).then().statusCode(404);
    }

    @Test
    void shouldBeStoredHashedAndShownOnce() throws SQLException {
        ExtractableResponse<Response> made = make();
        String key = made.path("key");

        asAdmin().get(KEYS).then().body("id", hasItem(made.<String>path("id"))).body("key", not(hasItem(key)));
        var login = OtklikResources.login("postgres");
        try (var connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                var row = connection
                        .createStatement()
                        .executeQuery("select count(*) from ingest.connector_key k where k::text like '%"
                                + key.substring(key.indexOf('.') + 1) + "%'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void shouldBeMadeByAdminsAlone() {
        given().post(KEYS)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:otklik:problem:no-token"));
        given().auth().oauth2("rubbish").post(KEYS).then().statusCode(401);
        given().auth()
                .oauth2(TestToken.of("executor"))
                .post(KEYS)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:otklik:problem:not-allowed"));
    }

    @Test
    void shouldBeForConnectorsOfTheRegionAlone() {
        asAdmin()
                .post("/v1/connectors/atlantis/keys")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("field", equalTo("code"));
    }

    private static io.restassured.specification.RequestSpecification asAdmin() {
        return given().auth().oauth2(TestToken.of("admin"));
    }

    private static ExtractableResponse<Response> make() {
        return asAdmin().post(KEYS).then().statusCode(201).extract();
    }

    private static int statusOfPostWith(String key) {
        return given().header("X-API-Key", key)
                .contentType("application/json")
                .body("{\"externalId\":\"key-test\",\"text\":\"a\"}")
                .post("/v1/messages")
                .statusCode();
    }
}
