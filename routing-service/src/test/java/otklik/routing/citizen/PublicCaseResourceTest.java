package otklik.routing.citizen;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.OtklikResources;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class PublicCaseResourceTest {
    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldShowTheCitizenTheCaseInTheLanguageAskedFor() {
        Opened opened = cases.by(Tagged.message("public-1"));

        get(opened.reference(), opened.pin(), "en-GB,en;q=0.9")
                .statusCode(200)
                .header("Content-Language", "en")
                .body("status", equalTo("assigned"))
                .body("statusTitle", equalTo("Passed on to the agency"))
                .body("executor", nullValue())
                .body("messageId", nullValue());
        get(opened.reference().toLowerCase(java.util.Locale.ROOT).replace("-", ""), opened.pin(), "de")
                .statusCode(200)
                .header("Content-Language", "ru")
                .body("statusTitle", equalTo("Передано исполнителю"));
    }

    @Test
    void shouldAnswerTheSameToAWrongPinAndAnUnknownReference() {
        Opened opened = cases.by(Tagged.message("public-2"));

        String wrong = get(opened.reference(), opened.wrongPin(), "ru")
                .statusCode(404)
                .extract()
                .asString();
        String unknown =
                get("ZZZZZ-ZZZZZ", "123456", "ru").statusCode(404).extract().asString();

        assertThat(wrong).isEqualTo(unknown);
    }

    @Test
    void shouldCloseTheReferenceAfterFiveWrongPinsWhetherItExistsOrNot() {
        Opened opened = cases.by(Tagged.message("public-3"));

        for (String reference : new String[] {opened.reference(), "YYYYY-YYYYY"}) {
            for (int i = 0; i < 5; i++) {
                get(reference, opened.wrongPin(), "ru").statusCode(404);
            }
            String retryAfter = get(reference, opened.pin(), "ru")
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .extract()
                    .header("Retry-After");
            assertThat(Integer.parseInt(retryAfter)).isBetween(1, 3600);
        }
    }

    @Test
    void shouldNotCountRightPins() {
        Opened opened = cases.by(Tagged.message("public-4"));

        for (int i = 0; i < 8; i++) {
            get(opened.reference(), opened.pin(), "ru").statusCode(200);
        }
    }

    @Test
    void shouldAskForThePin() {
        given().get("/v1/public/cases/00000-00000").then().statusCode(400).body("field", equalTo("X-Pin"));
    }

    @Test
    void shouldSayWhatIsWrongInTheCitizensLanguage() {
        get("00000-00000", "123456", "ru")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:otklik:problem:unknown-case"))
                .body("title", equalTo("Нет такого обращения"));
        get("00000-00000", "123456", "en").statusCode(404).body("title", equalTo("No such case"));
    }

    private static ValidatableResponse get(String reference, String pin, String languages) {
        return given().header("X-Pin", pin)
                .header("Accept-Language", languages)
                .get("/v1/public/cases/" + reference)
                .then();
    }
}
