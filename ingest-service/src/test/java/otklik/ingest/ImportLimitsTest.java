package otklik.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** Files of a thousand bytes, one at a time. */
@QuarkusTest
@TestProfile(LimitedSourcesTest.Limited.class)
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class ImportLimitsTest {
    private static final String IMPORT = "/v1/imports?as=pos-gosuslugi";
    private static final String FILE = "Номер;Факт\nlimited-1;Яма\n";

    @Test
    void shouldRefuseAFileThatIsTooLargeAndTakeTheNext() {
        post(FILE + " ".repeat(1_000))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:otklik:problem:file-too-large"));

        post(FILE).statusCode(200);
    }

    @Test
    void shouldTakeOneFileAtATimeAndTheNextWhenWhoSentItIsGone() throws IOException {
        String key = Ingest.key("pos-gosuslugi");
        try (Socket slow = new Socket("127.0.0.1", RestAssured.port)) {
            slow.setSoTimeout((int) Ingest.PATIENCE.toMillis());
            slow.getOutputStream()
                    .write(("POST " + IMPORT + " HTTP/1.1\r\nHost: test\r\nX-API-Key: " + key
                                    + "\r\nContent-Type: text/csv\r\nContent-Length: 500\r\nExpect: 100-continue\r\n\r\n")
                            .getBytes(UTF_8));
            var answer = new BufferedReader(new InputStreamReader(slow.getInputStream(), UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 100");

            post(FILE)
                    .statusCode(503)
                    .header("Retry-After", equalTo("1"))
                    .body("type", equalTo("urn:otklik:problem:too-many-imports"));
        }

        Eventually.within(
                Ingest.PATIENCE,
                "the next file to be taken",
                () -> post(FILE).extract().statusCode() == 200);
    }

    private static ValidatableResponse post(String file) {
        return given().header("X-API-Key", Ingest.key("pos-gosuslugi"))
                .contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post(IMPORT)
                .then();
    }
}
