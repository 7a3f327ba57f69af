package otklik.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Stamps;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.resource.OtklikResources;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class WebChatTest {
    @BeforeEach
    void awaitReady() {
        Ingest.awaitReady();
    }

    @Test
    void shouldMakeAMessageAndASealedContactOfWhatIsWritten() throws UnreadableSeal {
        String token = WebPage.openChat();

        WebPage.write(token, """
                {"clientId":"%s","text":"Во дворе прорвало трубу","language":"ru",
                 "location":{"lat":51.77,"lon":55.1,"address":"у фонтана"}}""".formatted(UUID.randomUUID())).statusCode(202);

        var record = Ingest.written("Во дворе прорвало трубу").getFirst();
        JsonNode message = Ingest.json(record).get("message");
        assertThat(message.get("channel").asText()).isEqualTo("web");
        assertThat(message.get("source").asText()).isEqualTo("portal");
        assertThat(message.get("language").asText()).isEqualTo("ru");
        assertThat(message.at("/location/address").asText()).isEqualTo("у фонтана");
        String address = token.substring(0, token.lastIndexOf('.'));
        String chatId = address.substring(address.indexOf('.') + 1);
        assertThat(new String(record.value(), UTF_8)).doesNotContain(chatId);

        var contact =
                Ingest.about("contacts", message.get("contactId").asText()).getFirst();
        assertThat(new String(contact.value(), UTF_8)).doesNotContain(chatId);
        assertThat(Ingest.json(contact).get("channel").asText()).isEqualTo("web");
        assertThat(new Unsealer(SealKeys.readPrivate(OtklikResources.keysDir(), "notify"))
                        .unsealText(Ingest.json(contact).get("sealedAddress").asText()))
                .isEqualTo(address);
    }

    @Test
    void shouldMakeTheSameEventWhenItIsSentAgain() {
        String token = WebPage.openChat();
        String json = "{\"clientId\":\"%s\",\"text\":\"Дважды из браузера\"}".formatted(UUID.randomUUID());

        String first = WebPage.write(token, json).statusCode(202).extract().path("messageId");
        String again = WebPage.write(token, json).statusCode(202).extract().path("messageId");

        assertThat(again).isEqualTo(first);
        assertThat(Ingest.written("Дважды из браузера").stream()
                        .map(record -> TopicRecords.header(record, "ce_id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void shouldKeepOneChatTogetherAndTwoApart() {
        String mine = WebPage.openChat();
        String sameId = UUID.randomUUID().toString();
        WebPage.write(mine, "{\"clientId\":\"%s\",\"text\":\"Мой первый\"}".formatted(sameId))
                .statusCode(202);
        WebPage.write(mine, "{\"clientId\":\"%s\",\"text\":\"Мой второй\"}".formatted(UUID.randomUUID()))
                .statusCode(202);
        WebPage.write(WebPage.openChat(), "{\"clientId\":\"%s\",\"text\":\"Чужой\"}".formatted(sameId))
                .statusCode(202);

        JsonNode first = Ingest.json(Ingest.written("Мой первый").getFirst()).get("message");
        JsonNode second = Ingest.json(Ingest.written("Мой второй").getFirst()).get("message");
        JsonNode foreign = Ingest.json(Ingest.written("Чужой").getFirst()).get("message");
        assertThat(second.get("conversation")).isEqualTo(first.get("conversation"));
        assertThat(second.get("contactId")).isEqualTo(first.get("contactId"));
        assertThat(second.get("citizen")).isEqualTo(first.get("citizen"));
        assertThat(foreign.get("messageId")).isNotEqualTo(first.get("messageId"));
        assertThat(foreign.get("citizen")).isNotEqualTo(first.get("citizen"));
    }

    @Test
    void shouldLeaveScriptsTheTextThatTheyAre() {
        String text = "<script>alert(1)</script><img src=x onerror=alert(2)>";

        WebPage.write(WebPage.openChat(), """
                {"clientId":"%s","text":"%s"}""".formatted(UUID.randomUUID(), text))
                .statusCode(202);

        assertThat(Ingest.written(text)).hasSize(1);
    }

    @Test
    void shouldMakeNoMessageOfACommandOrAButton() {
        String token = WebPage.openChat();

        WebPage.write(token, "{\"clientId\":\"%s\",\"text\":\"/status\"}".formatted(UUID.randomUUID()))
                .statusCode(202)
                .body("messageId", nullValue());
        WebPage.write(token, "{\"clientId\":\"%s\",\"button\":\"rating:5\"}".formatted(UUID.randomUUID()))
                .statusCode(202)
                .body("messageId", nullValue());
        WebPage.write(token, "{\"clientId\":\"%s\",\"text\":\"/unknown words\"}".formatted(UUID.randomUUID()))
                .statusCode(202);

        assertThat(Ingest.written("/status")).isEmpty();
        assertThat(Ingest.written("/unknown words")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "portal", "portal.0b6a7a52-8f0e-4a53-9d4c-1f2f7a7b0c3d.AAAA", "nonsense"})
    void shouldKnowNoForgedToken(String token) {
        WebPage.write(token, "{\"clientId\":\"%s\",\"text\":\"чужими руками\"}".formatted(UUID.randomUUID()))
                .statusCode(401)
                .body("type", equalTo("urn:otklik:problem:wrong-chat"));
        assertThat(Ingest.written("чужими руками")).isEmpty();
    }

    @Test
    void shouldKnowNoTokenOfASiteThatTheRegionDoesNotHave() {
        String token =
                Stamps.read(OtklikResources.keysDir().resolve("web-chat.key")).stamp("gone." + UUID.randomUUID());

        WebPage.write(token, "{\"clientId\":\"%s\",\"text\":\"с закрытого сайта\"}".formatted(UUID.randomUUID()))
                .statusCode(401);
        given().contentType("application/json")
                .body("{\"clientId\":\"%s\",\"text\":\"без токена\"}".formatted(UUID.randomUUID()))
                .post("/v1/web/chats/messages")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"x\"} | clientId",
                "{\"clientId\":\"7\",\"text\":\"x\"} | clientId",
                "{\"clientId\":\"0b6a7a52-8f0e-4a53-9d4c-1f2f7a7b0c3d\"} | text",
                "{\"clientId\":\"0b6a7a52-8f0e-4a53-9d4c-1f2f7a7b0c3d\",\"text\":\"  \"} | text",
                "{\"clientId\":\"0b6a7a52-8f0e-4a53-9d4c-1f2f7a7b0c3d\",\"text\":[]} | text",
                "{\"clientId\":\"0b6a7a52-8f0e-4a53-9d4c-1f2f7a7b0c3d\",\"text\":\"x\",\"location\":7} | location",
                "{\"clientId\":\"0b6a7a52-8f0e-4a53-9d4c-1f2f7a7b0c3d\",\"text\":\"x\",\"location\":{\"lat\":95,\"lon\":1}} | location.lat",
                "{\"clientId\":\"0b6a7a52-8f0e-4a53-9d4c-1f2f7a7b0c3d\",\"text\":\"x\",\"location\":{\"lat\":5}} | location.lon"
            })
    void shouldNameTheFieldThatIsWrong(String json, String field) {
        WebPage.write(WebPage.openChat(), json).statusCode(400).body("field", equalTo(field));
    }

    @Test
    void shouldOpenNoChatOfAnUnknownSiteOrForARobot() {
        given().contentType("application/json")
                .body("{\"site\":\"elsewhere\"}")
                .post("/v1/web/chats")
                .then()
                .statusCode(400)
                .body("field", equalTo("site"));
        given().contentType("application/json")
                .body("{\"site\":\"portal\",\"captcha\":\"robot\"}")
                .post("/v1/web/chats")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:otklik:problem:wrong-captcha"));
    }

    @Test
    void shouldOpenAChatWhileTheCaptchaIsAway() {
        given().contentType("application/json")
                .body("{\"site\":\"portal\",\"captcha\":\"away\"}")
                .post("/v1/web/chats")
                .then()
                .statusCode(201);
    }

    @Test
    void shouldLetPagesOfConfiguredOriginsReadTheAnswerAndNoOther() {
        given().header("Origin", "https://site.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/v1/web/chats/messages")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("https://site.example"))
                .header("Access-Control-Allow-Headers", equalTo("Content-Type, X-Chat-Token, Traceparent"));
        given().header("Origin", "https://other.example")
                .contentType("application/json")
                .body("{\"site\":\"portal\"}")
                .post("/v1/web/chats")
                .then()
                .statusCode(201)
                .header("Access-Control-Allow-Origin", nullValue());
        given().get("/v1/web/chats").then().statusCode(405);
    }
}
