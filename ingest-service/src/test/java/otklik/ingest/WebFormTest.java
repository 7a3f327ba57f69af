package otklik.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.resource.OtklikResources;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class WebFormTest {
    @BeforeEach
    void awaitReady() {
        Ingest.awaitReady();
    }

    @Test
    void shouldAnswerWithAChatWhereAnswersArrive() {
        String token = WebPage.form("""
                {"site":"portal","clientId":"%s","text":"Форма: сломана скамейка","language":"ru"}""".formatted(UUID.randomUUID()))
                .statusCode(202)
                .extract()
                .path("chatToken");
        WebPage.write(token, "{\"clientId\":\"%s\",\"text\":\"Форма: дополнение\"}".formatted(UUID.randomUUID()))
                .statusCode(202);

        JsonNode form = message("Форма: сломана скамейка");
        assertThat(form.get("channel").asText()).isEqualTo("web");
        assertThat(message("Форма: дополнение").get("contactId")).isEqualTo(form.get("contactId"));
    }

    @Test
    void shouldBeOneMessageInOneChatWhenItIsSentAgain() {
        String json = """
                {"site":"portal","clientId":"%s","text":"Форма: дважды"}""".formatted(UUID.randomUUID());

        var first = WebPage.form(json).statusCode(202).extract();
        var again = WebPage.form(json).statusCode(202).extract();

        assertThat(again.<String>path("messageId")).isEqualTo(first.path("messageId"));
        assertThat(again.<String>path("chatToken")).isEqualTo(first.path("chatToken"));
    }

    @Test
    void shouldLeadTwoPeopleIntoTwoChatsThoughTheirPageGivesBothOneId() {
        String id = UUID.randomUUID().toString();

        String mine = WebPage.form("{\"site\":\"portal\",\"clientId\":\"%s\",\"text\":\"Форма: моё\"}".formatted(id))
                .extract()
                .path("chatToken");
        String foreign = WebPage.form(
                        "{\"site\":\"portal\",\"clientId\":\"%s\",\"text\":\"Форма: чужое\"}".formatted(id))
                .extract()
                .path("chatToken");

        assertThat(foreign).isNotEqualTo(mine);
        assertThat(message("Форма: чужое").get("citizen"))
                .isNotEqualTo(message("Форма: моё").get("citizen"));
    }

    @Test
    void shouldGoIntoTheChatWhoseTokenCameAlong() {
        String token = WebPage.openChat();

        given().contentType("application/json")
                .header("X-Chat-Token", token)
                .body("{\"clientId\":\"%s\",\"text\":\"Форма: в чат\"}".formatted(UUID.randomUUID()))
                .post("/v1/web/form")
                .then()
                .statusCode(202)
                .body("chatToken", equalTo(token));
    }

    @Test
    void shouldBringTheLeaveToAddToACase() {
        multipart("Форма: стоп")
                .multiPart(field("inReplyTo", "a7Vd2kq9Zt4mXe1Rb8Yc0Lw5Pn3Gh6Js"))
                .post("/v1/web/form")
                .then()
                .statusCode(202);
        assertThat(message("Форма: стоп").get("inReplyTo").asText()).isEqualTo("a7Vd2kq9Zt4mXe1Rb8Yc0Lw5Pn3Gh6Js");

        for (String foreign : new String[] {"notice/0198", "case:7K3QM-X9D2V"}) {
            WebPage.form("{\"site\":\"portal\",\"clientId\":\"%s\",\"text\":\"Форма: чужое дело\",\"inReplyTo\":\"%s\"}"
                            .formatted(UUID.randomUUID(), foreign))
                    .statusCode(400)
                    .body("field", equalTo("inReplyTo"));
        }
    }

    @Test
    void shouldTakeACommandsWordAsWordsWhereItIsAddedToACase() {
        String id = UUID.randomUUID().toString();

        WebPage.form("{\"site\":\"portal\",\"clientId\":\"%s\",\"text\":\"Стоп\",\"inReplyTo\":\"Zt4mXe1Rb8Yc\"}"
                        .formatted(id))
                .statusCode(202)
                .body("messageId", notNullValue());
    }

    @Test
    void shouldTakeAFormAsBrowsersSendIt() {
        multipart("Форма: яма & <b>лужа</b>")
                .multiPart(field("lat", "51.8"))
                .multiPart(field("lon", "55.2"))
                .multiPart(field("address", "переулок Ягодный"))
                .multiPart("photo", "", new byte[0])
                .post("/v1/web/form")
                .then()
                .statusCode(202);

        JsonNode message = message("Форма: яма & <b>лужа</b>");
        assertThat(message.at("/location/lat").asDouble()).isEqualTo(51.8);
        assertThat(message.at("/location/address").asText()).isEqualTo("переулок Ягодный");
    }

    @Test
    void shouldRefuseWhatIsNoFormOrTooMuch() throws Exception {
        for (String type : new String[] {"multipart/form-data; boundary=x", "multipart/form-data"}) {
            assertThat(status(type, "no form at all")).isEqualTo(400);
        }
        multipart("х".repeat(1_500_000)).post("/v1/web/form").then().statusCode(413);
        given().header("Content-Type", "text/plain")
                .body("x")
                .post("/v1/web/form")
                .then()
                .statusCode(415);
        multipart("Форма: где-то")
                .multiPart(field("lat", "север"))
                .multiPart(field("lon", "55"))
                .post("/v1/web/form")
                .then()
                .statusCode(400)
                .body("field", equalTo("lat"));
    }

    @Test
    void shouldAskForThePersonBehindIt() {
        WebPage.form("{\"site\":\"portal\",\"clientId\":\"%s\",\"text\":\"Форма: робот\",\"captcha\":\"robot\"}"
                        .formatted(UUID.randomUUID()))
                .statusCode(403);
        assertThat(Ingest.written("Форма: робот")).isEmpty();
    }

    @Test
    void shouldNotAskAgainForThePersonWhoHasAChat() {
        given().contentType("application/json")
                .header("X-Chat-Token", WebPage.openChat())
                .body("{\"clientId\":\"%s\",\"text\":\"Форма: с чатом\",\"captcha\":\"robot\"}"
                        .formatted(UUID.randomUUID()))
                .post("/v1/web/form")
                .then()
                .statusCode(202);
        given().contentType("application/json")
                .header("X-Chat-Token", "portal.forged.token")
                .body("{\"clientId\":\"%s\",\"text\":\"Форма: подделка\"}".formatted(UUID.randomUUID()))
                .post("/v1/web/form")
                .then()
                .statusCode(401);
    }

    private static int status(String type, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/web/form"))
                                    .header("Content-Type", type)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static RequestSpecification multipart(String text) {
        return given().multiPart(field("site", "portal"))
                .multiPart(field("clientId", UUID.randomUUID().toString()))
                .multiPart(field("text", text));
    }

    private static io.restassured.specification.MultiPartSpecification field(String name, String value) {
        return new MultiPartSpecBuilder(value)
                .controlName(name)
                .mimeType("text/plain")
                .charset(StandardCharsets.UTF_8)
                .build();
    }

    private static JsonNode message(String text) {
        return Ingest.json(Ingest.written(text).getFirst()).get("message");
    }
}
