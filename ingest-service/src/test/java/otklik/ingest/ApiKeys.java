package otklik.ingest;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import otklik.testkit.wait.Eventually;

/** Keys made as an admin makes them. */
final class ApiKeys {
    private ApiKeys() {}

    /** A new key of the connector, once the service is ready. */
    static String of(IngestEnvironment environment, String connector) {
        Eventually.within(
                Duration.ofSeconds(30),
                "the service to be ready",
                () -> given().get("/q/health/ready").statusCode() == 200);
        return given().header("Authorization", "Bearer " + environment.keys().token("admin"))
                .post("/v1/connectors/" + connector + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }
}
