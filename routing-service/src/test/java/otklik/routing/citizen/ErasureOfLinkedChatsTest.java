package otklik.routing.citizen;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.routing.sight.Sight;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

/** Who asks to be forgotten is told which chats it covers. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class ErasureOfLinkedChatsTest {
    private final Broker broker = new Broker();
    private final OpenedCases cases = new OpenedCases(broker);

    @Inject
    DataSource database;

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldAskTheCitizenWhichChatsHeMeansAndNameThoseThatItCovered() throws SQLException {
        Opened opened = linked("erase-phone", "erase-desk");

        byPin(opened, Map.of("confirm", true))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("linked"))
                .body("detail", containsString("telegram"));
        byPin(opened, Map.of("confirm", true, "linked", true))
                .statusCode(200)
                .body("cases", equalTo(2))
                .body("channels", hasItems("telegram"))
                .body("left", empty());
        byPin(opened, Map.of("confirm", true)).statusCode(410);
    }

    @Test
    void shouldAskWhoHasThePaperAndNameWhatIsLeft() throws SQLException {
        Opened opened = linked("paper-phone", "paper-desk");

        onPaper(Map.of("reference", opened.reference())).statusCode(400).body("field", equalTo("linked"));
        onPaper(Map.of("reference", opened.reference(), "linked", false))
                .statusCode(200)
                .body("cases", equalTo(1))
                .body("because", equalTo("staff"))
                .body("left", hasItems("telegram"));
    }

    /** The case of the one chat. */
    private Opened linked(String one, String other) throws SQLException {
        Opened opened = cases.by(Tagged.message(one).inChat(one));
        cases.by(Tagged.message(other).inChat(other));
        Sight.SERVICE.run(database, transaction -> {
            try (var insert = transaction.prepareStatement(
                    "insert into citizen_link (citizen, person, linked_at) select unnest(?::text[]), gen_random_uuid(), now()")) {
                insert.setArray(
                        1,
                        transaction.createArrayOf("text", new String[] {"citizen-of-" + one, "citizen-of-" + other}));
                insert.executeUpdate();
            }
            try (var update = transaction.prepareStatement(
                    "update citizen_link set person = (select person from citizen_link where citizen = ?) where citizen = ?")) {
                update.setString(1, "citizen-of-" + one);
                update.setString(2, "citizen-of-" + other);
                return update.executeUpdate();
            }
        });
        return opened;
    }

    private static ValidatableResponse byPin(Opened opened, Map<String, Object> body) {
        return given().header("X-Pin", opened.pin())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/public/cases/" + opened.reference() + "/erasure")
                .then();
    }

    private static ValidatableResponse onPaper(Map<String, Object> body) {
        return given().header("Authorization", "Bearer " + TestToken.of("admin"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/citizens/erasures")
                .then();
    }
}
