package otklik.classify.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.standalone.keys.KeyFiles;
import otklik.standalone.keys.TokenClaims;
import otklik.testkit.message.Marker;
import otklik.testkit.message.RealShapedMessages;
import otklik.testkit.message.TestMessage;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "classify"))
class ClassifyResourceTest {

    @Test
    void shouldTellWhatATextSays() {
        post("{\"text\":\"В Орске на улице Выдуманной яма на дороге, звоните +7 900 123-45-67\"}")
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("maskedText", startsWith("В Орске на улице Выдуманной яма на дороге, звоните "))
                .body("maskedText", not(containsString("123-45-67")))
                .body("tags.category", equalTo("roads"))
                .body("tags.confidence", greaterThan(0.5f))
                .body("tags.guesses", hasSize(3))
                .body("tags.municipality", equalTo("orsk"))
                .body("tags.masked.phone", equalTo(1))
                .body("tags.versions.model", startsWith("1-"));
    }

    @Test
    void shouldLeaveOutWhatIsAbsentAsEventsDo() {
        JsonObject answer = new JsonObject(
                post("{\"text\":\"Яма на дороге\"}").statusCode(200).extract().asString());

        assertThat(answer.fieldNames()).containsExactlyInAnyOrder("maskedText", "tags");
        assertThat(answer.getJsonObject("tags").getMap()).doesNotContainValue(null);
        assertThat(answer.getJsonObject("tags").containsKey("municipality")).isFalse();
    }

    @Test
    void shouldTakeTheCallersHints() {
        post("""
                        {"text":"Не горит фонарь","municipality":"orsk"}""").statusCode(200).body("tags.municipality", equalTo("orsk"));
        post("""
                        {"text":"Не горит фонарь","location":{"lat":51.2,"lon":58.6,"address":"Орск, тел. +7 900 123-45-67"}}""").statusCode(200).body("tags.municipality", equalTo("orsk")).body("tags.masked.phone", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"Яма\",\"unknown\":{\"deep\":[1,{\"text\":2}]},\"location\":{\"floor\":3}}",
                "{\"text\":\"Яма\",\"location\":null,\"municipality\":null}",
                "\uFEFF{\"text\":\"Яма\"}",
                "{\"text\":\"\\ud800 Яма \\u0000\"}",
            })
    void shouldBeGenerous(String body) {
        post(body).statusCode(200).body("maskedText", containsString("Яма"));
    }

    @Test
    void shouldMaskPersonalDataInTheAnswer() {
        List<TestMessage> messages = RealShapedMessages.withSeed(7)
                .planting(EnumSet.complementOf(EnumSet.of(Marker.Kind.AUTHOR)), 1)
                .take(100);

        for (TestMessage message : messages) {
            String answer = post(new JsonObject().put("text", message.text()).encode())
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(message.planted())
                    .allSatisfy(marker -> assertThat(marker.shapes()).noneMatch(answer::contains));
        }
        assertThat(messages).anyMatch(message -> !message.planted().isEmpty());
    }

    @Test
    void shouldAskForAToken() {
        given().contentType("application/json")
                .body("{\"text\":\"Яма\"}")
                .post("/v1/classify")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("status", equalTo(401));
        post("{\"text\":\"Яма\"}", "nonsense").statusCode(401).contentType("application/problem+json");
    }

    @Test
    void shouldRefuseATokenThatWeHaveNotSigned() {
        String token = TestToken.of("admin");
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";

        post("{\"text\":\"Яма\"}", forged).statusCode(401).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"moderator", "coordinator", "executor", "approver", "analyst", "governor", "auditor", "admin"})
    void shouldAnswerStaffOfEveryRole(String role) {
        post("{\"text\":\"Яма\"}", TestToken.of(role)).statusCode(200);
    }

    @Test
    void shouldRefuseATokenWithoutARoleOfStaff() {
        post("{\"text\":\"Яма\"}", tokenWithoutRole())
                .statusCode(403)
                .contentType("application/problem+json")
                .body("status", equalTo(403));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                            | text",
                "{'text':null}                                                 | text",
                "{'text':' \\n\\t'}                                            | text",
                "{'text':7}                                                    | text",
                "{'text':['Яма']}                                              | text",
                "{'text':'Яма','municipality':'atlantis'}                      | municipality",
                "{'text':'Яма','municipality':5}                               | municipality",
                "{'text':'Яма','location':'Орск'}                              | location",
                "{'text':'Яма','location':{'lat':90.1,'lon':0}}                | location.lat",
                "{'text':'Яма','location':{'lat':'51','lon':0}}                | location.lat",
                "{'text':'Яма','location':{'lat':1e999,'lon':0}}               | location.lat",
                "{'text':'Яма','location':{'lat':51,'lon':-180.5}}             | location.lon",
                "{'text':'Яма','location':{'lat':51}}                          | location.lon",
                "{'text':'Яма','location':{'lon':51}}                          | location.lat",
                "{'text':'Яма','location':{'address':['Орск']}}                | location.address",
            })
    void shouldNameTheFieldThatIsWrong(String body, String field) {
        post(body.replace('\'', '"'))
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("status", equalTo(400))
                .body("field", equalTo(field));
    }

    @Test
    void shouldSayHowLongATextMayBeAndHowLongItWas() {
        post(new JsonObject().put("text", "я".repeat(262_144)).encode()).statusCode(200);
        post(new JsonObject().put("text", "я".repeat(262_145)).encode())
                .statusCode(400)
                .body("field", equalTo("text"))
                .body("detail", containsString("262144"))
                .body("detail", containsString("262145"));
        post(new JsonObject()
                        .put("text", "Яма")
                        .put("location", new JsonObject().put("address", "я".repeat(2_001)))
                        .encode())
                .statusCode(400)
                .body("field", equalTo("location.address"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Тайна                            | line 1, column 1",
                "{'text':'Тайна' 'x'              | line 1, column 17",
                "{'text':                         | line 1, column",
                "{'text':'Тайна'                  | line 1, column",
                "{'text':'Тайна'} Тайна           | line 1, column",
                "['Тайна']                        | line 1, column 1",
                "'Тайна'                          | line 1, column 1",
                "{'Тайна':[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ | line 1, column",
            })
    void shouldSayWhereTheJsonBreaksOffWithoutQuotingIt(String body, String where) {
        String problem = post(body.replace('\'', '"'))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("body"))
                .body("detail", containsString(where))
                .extract()
                .asString();

        assertThat(problem).doesNotContain("Тайна");
    }

    @Test
    void shouldCountLinesAndCharactersNotBytes() {
        post("{\n  \"text\": \"Яма\" \"\"\n}").statusCode(400).body("detail", matchesPattern(".*line 2, column 17.*"));
    }

    @Test
    void shouldSayThatABodyIsNotUtf8() {
        byte[] body = "{\"text\":\"Яма\"}".getBytes(Charset.forName("windows-1251"));

        given().header("Authorization", "Bearer " + TestToken.of("admin"))
                .contentType("application/json")
                .body(body)
                .post("/v1/classify")
                .then()
                .statusCode(400)
                .body("detail", equalTo("the body is not UTF-8"));
    }

    @Test
    void shouldRefuseAnEmptyBody() {
        given().header("Authorization", "Bearer " + TestToken.of("admin"))
                .contentType("application/json")
                .post("/v1/classify")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() {
        String body = "{\"unknown\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}";

        post(body)
                .statusCode(413)
                .contentType("application/problem+json")
                .body("status", equalTo(413))
                .body("detail", containsString("2097152"));
    }

    @Test
    void shouldRefuseWhatIsNotSentAsJson() {
        given().header("Authorization", "Bearer " + TestToken.of("admin"))
                .contentType("text/plain")
                .body("Яма".getBytes(StandardCharsets.UTF_8))
                .post("/v1/classify")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("status", equalTo(415));
    }

    @Test
    void shouldRefuseOtherMethods() {
        given().header("Authorization", "Bearer " + TestToken.of("admin"))
                .get("/v1/classify")
                .then()
                .statusCode(405)
                .contentType("application/problem+json");
    }

    private static String tokenWithoutRole() {
        TokenClaims claims = new TokenClaims("test", Set.of(), null, null, Duration.ofMinutes(5));
        return KeyFiles.create(OtklikResources.keysDir()).tokenSigner().sign(claims, Instant.now());
    }

    private static ValidatableResponse post(String body) {
        return post(body, TestToken.of("analyst"));
    }

    private static ValidatableResponse post(String body, String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json; charset=UTF-8")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/classify")
                .then();
    }
}
