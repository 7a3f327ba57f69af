package otklik.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** Requests as public clients of GeoReport v2 make them; docs/reference/open311-clients.md says which were tried. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class Open311ClientsTest {
    private static final String REQUESTS = "/open311/v2/requests";
    private static final RestAssuredConfig AS_IT_IS = RestAssured.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @BeforeEach
    void awaitReady() {
        Ingest.awaitReady();
    }

    @Test
    void shouldTakeAFormThatIsSentAgainForTheSameMessage() {
        String report = "first_name=Test&last_name=User&email=again@example.org&lat=51.768234&long=55.096789"
                + "&service_code=roads&attribute%5Beasting%5D=1&media_url=http%3A%2F%2Ffms.example.org%2Fphoto%2F1.jpeg"
                + "&jurisdiction_id=orenburg&description=";

        String first = token(report + "Pothole+1%0A%0Ahttp%3A%2F%2Ffms.example.org%2Freport%2F1");

        assertThat(token(report + "Pothole+1%0A%0Ahttp%3A%2F%2Ffms.example.org%2Freport%2F1"))
                .isEqualTo(first);
        assertThat(token(report + "Pothole+2%0A%0Ahttp%3A%2F%2Ffms.example.org%2Freport%2F2"))
                .isNotEqualTo(first);
        assertThat(token(report.replace("again@", "other@")
                        + "Pothole+1%0A%0Ahttp%3A%2F%2Ffms.example.org%2Freport%2F1"))
                .isNotEqualTo(first);
        assertThat(token(report.replace("51.768234", "51.768235")
                        + "Pothole+1%0A%0Ahttp%3A%2F%2Ffms.example.org%2Freport%2F1"))
                .isNotEqualTo(first);
    }

    @Test
    void shouldTakeFormsWithoutAPersonForMessagesOfTheirOwn() {
        String anonymous = "service_code=roads&lat=51.768234&long=55.096789&description=Pothole";

        assertThat(token(anonymous)).isNotEqualTo(token(anonymous));
    }

    @Test
    void shouldTakeAMultipartFormAsSomeClientsSendAllOfTheirs() {
        Response answer = given().multiPart("api_key", Ingest.key("open311"))
                .multiPart("service_code", "roads")
                .multiPart("attribute[leaf]", "potholes")
                .multiPart("lat", "51.768234")
                .multiPart("long", "55.096789")
                .multiPart("email", "")
                .post(REQUESTS + ".json");

        answer.then().statusCode(200);
        assertThat(Ingest.json(Ingest.about("messages.received", answer.path("[0].token"))
                                .getFirst())
                        .at("/message/category")
                        .asText())
                .isEqualTo("potholes");
    }

    @Test
    void shouldSayWhatToDoWithAPhoto() {
        given().multiPart("api_key", Ingest.key("open311"))
                .multiPart("service_code", "roads")
                .multiPart("address_string", "Somewhere")
                .multiPart("media", "photo.png", new byte[] {1, 2, 3}, "image/png")
                .post(REQUESTS + ".json")
                .then()
                .statusCode(400)
                .body("[0].description", containsString("media_url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x", "multipart/mixed; boundary=x"})
    void shouldRefuseWhatIsNoForm(String type) {
        given().config(AS_IT_IS)
                .header("Content-Type", type)
                .header("X-API-Key", Ingest.key("open311"))
                .body("no form".getBytes(StandardCharsets.UTF_8))
                .post(REQUESTS + ".json")
                .then()
                .statusCode(400)
                .body("[0].code", equalTo(400));
    }

    @Test
    void shouldGivePageAfterPageUntilOneIsEmpty() {
        CaseStory oldest = openedOn("2023-03-01T10:00:00Z");
        CaseStory middle = openedOn("2023-03-02T10:00:00Z");
        CaseStory newest = openedOn("2023-03-03T10:00:00Z");
        for (CaseStory story : List.of(oldest, middle, newest)) {
            awaitShown(story);
        }

        page("1").body("service_request_id", equalTo(List.of(newest.reference, middle.reference)));
        page("2").body("service_request_id", equalTo(List.of(oldest.reference)));
        page("3").body("", hasSize(0));
        page("1000000").body("", hasSize(0));
        page("").body("", hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=-1", "page=x", "page_size=0", "page=99999999999", "page=1000001"})
    void shouldRefuseWhatIsNoPage(String query) {
        given().get(REQUESTS + ".json?" + query)
                .then()
                .statusCode(400)
                .body("[0].description", containsString(query.substring(0, query.indexOf('='))));
    }

    @Test
    void shouldTakeAnUpdateThatIsSentAgainForTheSameUpdateWhateverItsIdIsCalled() {
        CaseStory story = new CaseStory().opened();
        awaitShown(story);
        String update =
                "last_name=User&first_name=Test&status=OPEN&updated_datetime=2026-03-02T10%3A00%3A00Z&email=a@example.org"
                        + "&service_request_id=" + story.reference + "&description=";

        for (String named : List.of("update_id", "update_id_ext")) {
            String first = updateId(update + "Larger&" + named + "=" + named);
            assertThat(updateId(update + "Larger&" + named + "=" + named)).isEqualTo(first);
            assertThat(updateId(update + "Larger&" + named + "=other" + named)).isNotEqualTo(first);
        }
    }

    @Test
    void shouldLetPagesOfOtherOriginsAskFirst() {
        given().header("Origin", "https://app.example.org")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "idempotency-key")
                .options(REQUESTS + ".json")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Allow-Headers", containsString("Idempotency-Key"));
    }

    private static CaseStory openedOn(String at) {
        CaseStory story = new CaseStory();
        story.openedAt = Instant.parse(at);
        return story.opened();
    }

    private static void awaitShown(CaseStory story) {
        Eventually.within(
                Ingest.PATIENCE,
                "request " + story.reference + " to be shown",
                () -> given().get(REQUESTS + "/" + story.reference + ".json").statusCode() == 200);
    }

    private static ValidatableResponse page(String page) {
        return given().get(REQUESTS
                        + ".json?start_date=2023-02-01T00:00:00Z&end_date=2023-04-01T00:00:00Z&page_size=2&page="
                        + page)
                .then()
                .statusCode(200);
    }

    private static String token(String form) {
        return posted(REQUESTS + ".json", form).path("[0].token");
    }

    private static String updateId(String form) {
        return posted("/open311/v2/servicerequestupdates.json", form).path("[0].update_id");
    }

    private static Response posted(String path, String form) {
        Response answer = given().config(AS_IT_IS)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(form + "&api_key=" + Ingest.key("open311"))
                .post(path);
        answer.then().statusCode(200);
        return answer;
    }
}
