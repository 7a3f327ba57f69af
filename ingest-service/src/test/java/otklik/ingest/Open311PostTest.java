package otklik.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static otklik.ingest.GeoReport.xml;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;
import otklik.testkit.resource.OtklikResources;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class Open311PostTest {
    private static final String REQUESTS = "/open311/v2/requests";

    @BeforeEach
    void awaitReady() {
        Ingest.awaitReady();
    }

    @Test
    void shouldAnswerATokenOnceTheMessageIsOnItsStream() {
        Response answer = form().formParam("service_code", "roads")
                .formParam("attribute[leaf]", "potholes")
                .formParam("lat", "51.7682")
                .formParam("long", "55.0968")
                .formParam("address_string", "Вымышленная, 14")
                .formParam("description", "Яма <script>alert(1)</script> & лужа 😀")
                .formParam("media_url", "https://example.org/a.jpg")
                .header("Accept-Language", "en")
                .post(REQUESTS + ".json");

        answer.then()
                .statusCode(200)
                .contentType("application/json; charset=utf-8")
                .body("[0].service_notice", equalTo("The message was taken"))
                .body("[0]", not(hasKey("service_request_id")));
        JsonNode message = message(answer.path("[0].token"));
        assertThat(message.get("channel").asText()).isEqualTo("connector");
        assertThat(message.get("source").asText()).isEqualTo("open311");
        assertThat(message.get("text").asText())
                .isEqualTo("Дороги: Ямы и разрушение покрытия\nЯма <script>alert(1)</script> & лужа 😀");
        assertThat(message.get("category").asText()).isEqualTo("potholes");
        assertThat(message.at("/location/lat").asDouble()).isEqualTo(51.7682);
        assertThat(message.at("/location/address").asText()).isEqualTo("Вымышленная, 14");
        assertThat(message.at("/attachments/0/url").asText()).isEqualTo("https://example.org/a.jpg");
        assertThat(message.get("language").asText()).isEqualTo("en");
        assertThat(message.has("contactId")).isFalse();
    }

    @Test
    void shouldAnswerInXmlWithTheElementsOfTheSpecification() {
        String answer = complete().post(REQUESTS + ".xml").asString();

        var requests = GeoReport.items(xml(answer), "service_requests", "request");
        assertThat(requests).hasSize(1);
        assertThat(GeoReport.names(requests.getFirst())).containsExactly("token", "service_notice");
    }

    @Test
    void shouldSealTheAddressAndKeepNoName() throws UnreadableSeal {
        String token = complete()
                .formParam("email", "Some.Body@Example.org")
                .formParam("phone", "+7 (999) 000-11-22")
                .formParam("first_name", "Пантелеймон")
                .formParam("last_name", "Вымышленный")
                .formParam("account_id", "account-4711")
                .post(REQUESTS + ".json")
                .path("[0].token");

        var record = Ingest.about("messages.received", token).getFirst();
        assertThat(new String(record.value(), UTF_8))
                .doesNotContain("xample.org", "000-11-22", "Пантелеймон", "Вымышленный", "account-4711");
        JsonNode message = Ingest.json(record).get("message");
        assertThat(message.get("citizen").asText()).hasSize(32);
        var contact =
                Ingest.about("contacts", message.get("contactId").asText()).getFirst();
        assertThat(contact.timestamp()).isLessThanOrEqualTo(record.timestamp());
        assertThat(Ingest.json(contact).get("channel").asText()).isEqualTo("email");
        var unsealer = new Unsealer(SealKeys.readPrivate(OtklikResources.keysDir(), "notify"));
        assertThat(unsealer.unsealText(Ingest.json(contact).get("sealedAddress").asText()))
                .isEqualTo("some.body@example.org");
        assertThat(Ingest.json(contact).get("citizen")).isEqualTo(message.get("citizen"));
    }

    @Test
    void shouldTakeAPostWithoutDescription() {
        String token = complete().post(REQUESTS + ".json").path("[0].token");

        assertThat(message(token).get("text").asText()).isEqualTo("Дороги");
    }

    @Test
    void shouldMakeTheSameMessageOfTheSameIdempotencyKeyAlone() {
        String first = complete()
                .header("Idempotency-Key", "o-1")
                .post(REQUESTS + ".json")
                .path("[0].token");
        String again = complete()
                .header("Idempotency-Key", "o-1")
                .post(REQUESTS + ".json")
                .path("[0].token");
        String other = complete().post(REQUESTS + ".json").path("[0].token");

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
        assertThat(complete().post(REQUESTS + ".json").<String>path("[0].token"))
                .isNotEqualTo(other);
    }

    @Test
    void shouldTakeKeyAndJurisdictionFromWhereverAClientPutsThem() {
        String key = Ingest.key("open311");
        given().queryParam("api_key", key)
                .queryParam("jurisdiction_id", "orenburg")
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("service_code", "roads")
                .formParam("address_string", "Вымышленная")
                .formParam("lat", "")
                .formParam("email", "")
                .post(REQUESTS + ".xml")
                .then()
                .statusCode(200);
        given().header("X-API-Key", key)
                .formParam("jurisdiction_id", "orenburg")
                .formParam("service_code", "roads")
                .formParam("address_id", "4711")
                .post(REQUESTS + ".xml")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "jurisdiction_id=elsewhere.org, 404, jurisdiction_id",
        "service_code=, 400, service_code",
        "service_code=nothing, 404, service_code",
        "lat=abc, 400, lat",
        "lat=NaN, 400, lat",
        "lat=95, 400, lat",
        "long=, 400, long",
        "lat=0&long=0, 400, Outside",
        "lat=&long=, 400, address_string",
        "email=nobody, 400, email",
        "phone=call me, 400, phone",
        "media_url=ftp://example.org/a, 400, media_url",
        "media_url=javascript:alert(1), 400, media_url",
        "attribute[leaf]=heating, 400, attribute[leaf]"
    })
    void shouldNameWhatIsWrong(String changes, int status, String named) {
        RequestSpecification changed = form();
        String all = "service_code=roads&lat=51.7682&long=55.0968&" + changes;
        java.util.Map<String, String> last = new java.util.LinkedHashMap<>();
        for (String pair : all.split("&")) {
            last.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        Response answer = changed.formParams(last).post(REQUESTS + ".json");

        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode error = Ingest.json(answer.asString()).get(0);
        assertThat(error.get("code").asInt()).isEqualTo(status);
        assertThat(error.get("description").asText()).containsIgnoringCase(named);
    }

    @Test
    void shouldKeepToTheLengthThatTheSpecificationAllows() {
        complete()
                .formParam("description", "😀".repeat(4_000))
                .post(REQUESTS + ".json")
                .then()
                .statusCode(200);
        complete()
                .formParam("description", "а".repeat(4_001))
                .post(REQUESTS + ".json")
                .then()
                .statusCode(400);
        complete()
                .formParam("description", "а".repeat(40_000))
                .post(REQUESTS + ".xml")
                .then()
                .statusCode(400);
    }

    @Test
    void shouldLetNobodyPostWithoutAKeyOfItsOwn() {
        String count = "otklik_ingest_refused_total{reason=\"wrong-key\"}";
        double before = metric(count);
        for (String key : new String[] {"", "open311.guess", Ingest.key("test")}) {
            Response answer = given().formParam("api_key", key)
                    .formParam("service_code", "roads")
                    .formParam("address_string", "Вымышленная")
                    .post(REQUESTS + ".xml");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(GeoReport.text(xml(answer.asString()), "code")).isEqualTo("403");
            assertThat(answer.asString()).contains("api_key");
        }
        assertThat(metric(count)).isEqualTo(before + 1);
        given().header("X-API-Key", "open311.guess")
                .body("x")
                .post(REQUESTS + ".xml")
                .then()
                .statusCode(403);
    }

    @Test
    void shouldRefuseOtherBodiesInTheFormOfTheSpecification() {
        given().header("X-API-Key", Ingest.key("open311"))
                .contentType("application/json")
                .body("{}")
                .post(REQUESTS + ".json")
                .then()
                .statusCode(400)
                .body("[0].code", equalTo(400));
        given().header("X-API-Key", Ingest.key("open311"))
                .contentType("application/x-www-form-urlencoded")
                .body("description=%ff")
                .post(REQUESTS + ".json")
                .then()
                .statusCode(400);
    }

    @Test
    void shouldCheckEverythingAndKeepNothingWhereClientsTry() {
        String token = complete().post("/open311/test/v2/requests.json").path("[0].token");

        assertThat(token).isNotBlank();
        assertThat(Ingest.about("messages.received", token)).isEmpty();
        form().post("/open311/test/v2/requests.json").then().statusCode(400);
    }

    private static RequestSpecification form() {
        return given().contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParam("api_key", Ingest.key("open311"));
    }

    private static RequestSpecification complete() {
        return form().formParam("service_code", "roads")
                .formParam("lat", "51.7682")
                .formParam("long", "55.0968");
    }

    private static JsonNode message(String token) {
        return Ingest.json(Ingest.about("messages.received", token).getFirst()).get("message");
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
