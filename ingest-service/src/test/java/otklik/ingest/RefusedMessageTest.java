package otklik.ingest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static otklik.ingest.Ingest.asTest;
import static otklik.ingest.Ingest.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import otklik.testkit.resource.OtklikResources;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class RefusedMessageTest {
    private static final String PROBLEM = "application/problem+json";

    static Stream<Arguments> faultyBodies() {
        return Stream.of(
                Arguments.of("{\"externalId\":", 400, "bad-json", null),
                Arguments.of("", 400, "bad-json", null),
                Arguments.of("[]", 400, "bad-json", null),
                Arguments.of("{\"externalId\":\"r\",\"text\":\"a\"} {}", 400, "bad-json", null),
                Arguments.of("{\"externalId\":\"r\"}", 400, "missing", "text"),
                Arguments.of("{\"externalId\":\"r\",\"text\":null}", 400, "missing", "text"),
                Arguments.of("{\"externalId\":\"r\",\"text\":\" \\n\"}", 400, "missing", "text"),
                Arguments.of("{\"externalId\":\"r\",\"text\":5}", 400, "wrong-type", "text"),
                Arguments.of("{\"externalId\":7,\"text\":\"a\"}", 400, "wrong-type", "externalId"),
                Arguments.of("{\"text\":\"a\"}", 400, "no-external-id", "externalId"),
                Arguments.of("{\"externalId\":\"r\\u0000\",\"text\":\"a\"}", 400, "bad-value", "externalId"),
                Arguments.of(
                        "{\"externalId\":\"" + "r".repeat(513) + "\",\"text\":\"a\"}", 400, "too-long", "externalId"),
                Arguments.of(body("\"location\":\"here\""), 400, "wrong-type", "location"),
                Arguments.of(body("\"location\":{\"lat\":\"51\",\"lon\":55}"), 400, "wrong-type", "location.lat"),
                Arguments.of(body("\"location\":{\"lat\":51}"), 400, "missing", "location.lon"),
                Arguments.of(body("\"location\":{\"lat\":91,\"lon\":55}"), 400, "bad-value", "location.lat"),
                Arguments.of(body("\"location\":{\"lat\":1e999,\"lon\":55}"), 400, "bad-value", "location.lat"),
                Arguments.of(body("\"sentAt\":\"yesterday\""), 400, "bad-value", "sentAt"),
                Arguments.of(body("\"sentAt\":1640000000"), 400, "wrong-type", "sentAt"),
                Arguments.of(body("\"sentAt\":\"2999-01-01T00:00:00Z\""), 400, "bad-value", "sentAt"),
                Arguments.of(body("\"municipality\":[\"orenburg\"]"), 400, "wrong-type", "municipality"),
                Arguments.of(body("\"municipality\":\"atlantis\""), 400, "bad-value", "municipality"),
                Arguments.of(body("\"regime\":\"whenever\""), 400, "bad-value", "regime"),
                Arguments.of(body("\"author\":\"me\""), 400, "wrong-type", "author"),
                Arguments.of(body("\"language\":\"русский\""), 400, "bad-value", "language"),
                Arguments.of(body("\"attachments\":[{\"name\":\"a\"}]"), 400, "missing", "attachments[0].url"),
                Arguments.of(
                        body("\"attachments\":[{\"url\":\"javascript:alert(1)\"}]"),
                        400,
                        "bad-value",
                        "attachments[0].url"),
                Arguments.of(body("\"x\":" + "[".repeat(1000) + "]".repeat(1000)), 400, "too-deep", null),
                Arguments.of(
                        "{\"externalId\":\"r\",\"text\":\"" + "a".repeat(256 * 1024 + 1) + "\"}",
                        413,
                        "text-too-long",
                        "text"),
                Arguments.of("{\"text\":\"" + "a".repeat(2 * 1024 * 1024) + "\"}", 413, "body-too-large", "body"));
    }

    private static String body(String field) {
        return "{\"externalId\":\"r\",\"text\":\"a\"," + field + "}";
    }

    @ParameterizedTest
    @MethodSource("faultyBodies")
    void shouldNameTheReasonAndTheFieldOfAFaultyBody(String body, int status, String reason, String field) {
        post(body)
                .statusCode(status)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:otklik:problem:" + reason))
                .body("title", notNullValue())
                .body("status", equalTo(status))
                .body("detail", notNullValue())
                .body("field", equalTo(field));
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        asTest().body(new byte[] {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'})
                .post("/v1/messages")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:otklik:problem:bad-utf8"));
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/xml", "application/json; charset=windows-1251"})
    void shouldRefuseOtherContentTypes(String type) {
        given().config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("X-API-Key", Ingest.key("test"))
                .header("Content-Type", type)
                .body("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/messages")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("field", equalTo("Content-Type"));
    }

    @Test
    void shouldAskForAKeyWhenThereIsNone() {
        given().contentType("application/json")
                .body("{}")
                .post("/v1/messages")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("ApiKey"))
                .body("type", equalTo("urn:otklik:problem:no-key"))
                .body("field", equalTo("X-API-Key"));
    }

    static Stream<String> strangersKeys() {
        String good = Ingest.key("test");
        return Stream.of(
                good + "x",
                "test.wrong",
                "nobody." + good.substring(good.indexOf('.') + 1),
                // the secret of one connector with the name of another
                "bench." + good.substring(good.indexOf('.') + 1),
                "nonsense",
                ".");
    }

    @Test
    void shouldRefuseKeysThatAreNobodys() {
        strangersKeys()
                .forEach(key -> given().header("X-API-Key", key)
                        .contentType("application/json")
                        .body("{}")
                        .post("/v1/messages")
                        .then()
                        .statusCode(401)
                        .contentType(PROBLEM)
                        .body("type", equalTo("urn:otklik:problem:wrong-key")));
    }

    @ParameterizedTest
    @CsvSource({
        "ru,Нет значения",
        "'ru-RU,ru;q=0.9,en;q=0.8',Нет значения",
        "en,Missing or empty",
        "de,Missing or empty"
    })
    void shouldSpeakTheCallersLanguage(String accepted, String title) {
        asTest().header("Accept-Language", accepted)
                .body("{\"externalId\":\"r\"}")
                .post("/v1/messages")
                .then()
                .statusCode(400)
                .body("title", equalTo(title));
    }

    @Test
    void shouldSayWhichMethodIsRight() {
        given().get("/v1/messages").then().statusCode(405).header("Allow", equalTo("POST"));
    }
}
