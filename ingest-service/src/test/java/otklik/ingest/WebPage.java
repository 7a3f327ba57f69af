package otklik.ingest;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;

/** A page with form and chat, as ingest-service meets it. */
final class WebPage {
    private WebPage() {}

    static String openChat() {
        return given().contentType("application/json")
                .body("{\"site\":\"portal\"}")
                .post("/v1/web/chats")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    static ValidatableResponse write(String token, String json) {
        return given().contentType("application/json")
                .header("X-Chat-Token", token)
                .body(json)
                .post("/v1/web/chats/messages")
                .then();
    }

    static ValidatableResponse form(String json) {
        return given().contentType("application/json")
                .body(json)
                .post("/v1/web/form")
                .then();
    }
}
