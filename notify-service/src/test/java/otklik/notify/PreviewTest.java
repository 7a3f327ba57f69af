package otklik.notify;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What the desk sees of a notice before a citizen does. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class PreviewTest {
    private static final String PREVIEW = "/v1/notices/preview";

    @Inject
    World world;

    @Test
    void shouldShowANoticeByMadeUpFacts() {
        as("approver")
                .when()
                .get(PREVIEW + "?kind=status-answered&language=en&channel=telegram")
                .then()
                .statusCode(200)
                .body("kind", equalTo("status-answered"))
                .body("language", equalTo("en"))
                .body("channel", equalTo("telegram"))
                .body("text", startsWith("Hello! Your message 7K3QM-X9D2V has been answered."))
                .body("text", containsString("The holes in the street are filled"))
                .body("length", greaterThan(100))
                .body("limit", equalTo(4096));
    }

    @Test
    void shouldShowTheFirstLanguageAndNoLimitWhereNothingIsSaid() {
        as("moderator")
                .when()
                .get(PREVIEW + "?kind=acknowledgement")
                .then()
                .statusCode(200)
                .body("language", equalTo("ru"))
                .body("channel", nullValue())
                .body("limit", nullValue())
                .body("text", containsString("482915"));
    }

    @Test
    void shouldShowALetter() {
        as("coordinator")
                .when()
                .get(PREVIEW + "?kind=status-answered&language=ru&channel=email")
                .then()
                .statusCode(200)
                .body("subject", containsString("7K3QM-X9D2V"))
                .body("html", containsString("<p>"))
                .body("limit", nullValue());
    }

    @Test
    void shouldSayWhatThereIsInTheCallersLanguage() {
        as("admin")
                .header("Accept-Language", "ru")
                .when()
                .get(PREVIEW + "?kind=status-nothing")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Content-Language", equalTo("ru"))
                .body("type", equalTo("urn:otklik:problem:unknown-kind"))
                .body("title", equalTo("Неизвестное уведомление"))
                .body("field", equalTo("kind"))
                .body("detail", containsString("status-answered"));
        as("admin")
                .when()
                .get(PREVIEW + "?kind=acknowledgement&language=sv")
                .then()
                .statusCode(400)
                .body("field", equalTo("language"))
                .body("detail", containsString("ru, en"));
        as("admin")
                .when()
                .get(PREVIEW + "?kind=acknowledgement&channel=pigeon")
                .then()
                .statusCode(400)
                .body("field", equalTo("channel"));
    }

    @Test
    void shouldTryATextAndKeepNothing() {
        post("status-revised", "Changed: {reference}{#if status}, {status}{/if}")
                .then()
                .statusCode(200)
                .body("text", startsWith("Changed: 7K3QM-X9D2V, "));
        as("admin")
                .when()
                .get(PREVIEW + "?kind=status-revised&language=en")
                .then()
                .body("text", startsWith("Hello"));
    }

    @Test
    void shouldNameTheFaultsOfAText() {
        post("status-revised", "One\n{refrence}")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:otklik:problem:faulty-text"))
                .body("faults.line", hasItems(1, 2))
                .body("faults.what", hasItems("the text never says {reference}", "unknown placeholder {refrence}"));
        post("status-revised", "x".repeat(5000) + "{reference}").then().statusCode(422);
    }

    @Test
    void shouldBeForTheDeskAlone() {
        given().when().get(PREVIEW + "?kind=acknowledgement").then().statusCode(401);
        as("executor").when().get(PREVIEW + "?kind=acknowledgement").then().statusCode(403);
        as("auditor")
                .contentType("text/plain")
                .body("{reference}")
                .when()
                .post(PREVIEW + "?kind=status-revised")
                .then()
                .statusCode(403);
    }

    private io.restassured.response.Response post(String kind, String text) {
        return as("admin")
                .contentType("text/plain; charset=UTF-8")
                .body(text)
                .when()
                .post(PREVIEW + "?kind=" + kind + "&language=en");
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(world.token(role));
    }
}
