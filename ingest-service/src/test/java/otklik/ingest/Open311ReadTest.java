package otklik.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static otklik.ingest.GeoReport.xml;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.contracts.CaseEvent;
import otklik.contracts.Location;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** What anybody may know of cases, and what nobody may. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class Open311ReadTest {
    private static final String REQUESTS = "/open311/v2/requests";
    private static final String SPAN = "?start_date=2026-02-01T00:00:00Z&end_date=2026-04-01T00:00:00Z";

    @BeforeEach
    void awaitReady() {
        Ingest.awaitReady();
    }

    @Test
    void shouldShowARequestAsTheSpecificationWantsIt() {
        CaseStory story = new CaseStory();
        story.text = "Дороги\nЯма <script>alert(1)</script> & лужа, тел. <PHONE>";
        story.place = new Location(51.768, 55.097, "Вымышленная, Оренбург");
        story.opened();

        JsonNode request = await(story);
        assertThat(request.get("status").asText()).isEqualTo("open");
        assertThat(request.get("service_code").asText()).isEqualTo("roads");
        assertThat(request.get("description").asText()).isEqualTo("Яма <script>alert(1)</script> & лужа, тел. <PHONE>");
        assertThat(request.get("agency_responsible").asText()).contains("Оренбург");
        assertThat(request.get("requested_datetime").asText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(request.get("expected_datetime").asText()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(request.get("lat").asDouble()).isEqualTo(51.768);
        assertThat(request.get("address").asText()).isEqualTo("Вымышленная, Оренбург");
        Response asXml = given().get(REQUESTS + "/" + story.reference + ".xml");
        assertThat(asXml.contentType()).isEqualTo("text/xml; charset=utf-8");
        assertThat(asXml.header("X-Content-Type-Options")).isEqualTo("nosniff");
        GeoReport.checkRequests(
                xml(asXml.asString()),
                Ingest.json(
                        given().get(REQUESTS + "/" + story.reference + ".json").asString()));
        GeoReport.checkRequests(
                xml(given().get(REQUESTS + ".xml" + SPAN).asString()),
                Ingest.json(given().get(REQUESTS + ".json" + SPAN).asString()));
        given().get(REQUESTS + ".xml").then().statusCode(200);
    }

    @Test
    void shouldFindTheNumberByTheTokenOnceTheCaseIsOpen() {
        CaseStory story = new CaseStory();
        String token = "/open311/v2/tokens/" + story.messageId + ".json";
        given().get(token).then().statusCode(404);
        story.opened();

        await(story);
        given().get(token)
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].service_request_id", equalTo(story.reference))
                .body("[0].token", equalTo(story.messageId));
    }

    @Test
    void shouldFilterByNumbersServicesStatusAndDates() {
        CaseStory old = new CaseStory();
        old.openedAt = Instant.parse("2024-05-01T10:00:00Z");
        old.opened();
        CaseStory lamp = new CaseStory();
        lamp.openedAt = Instant.parse("2024-05-20T10:00:00Z");
        lamp.category = "lighting";
        lamp.opened().answered("Починили").closed();
        await(old);
        awaitStatus(lamp, "closed");
        String span = "&start_date=2024-04-01T00:00:00Z&end_date=2024-06-01T00:00:00Z";

        list("service_request_id=" + old.reference + ",%20" + lamp.reference.toLowerCase() + ",UNKNOWN-1")
                .then()
                .body("service_request_id", equalTo(java.util.List.of(lamp.reference, old.reference)));
        list("service_request_id=" + old.reference + "&status=closed").then().body("", hasSize(1));
        list("service_code=lighting,waste" + span)
                .then()
                .body("service_request_id", hasItem(lamp.reference))
                .body("service_code", not(hasItem("roads")));
        list("status=closed" + span)
                .then()
                .body("service_request_id", hasItem(lamp.reference))
                .body("status", not(hasItem("open")));
        list("status=open,closed" + span).then().body("service_request_id", hasItems(lamp.reference, old.reference));
        list("start_date=2024-05-10T00:00:00Z&end_date=2024-06-01T00:00:00Z")
                .then()
                .body("service_request_id", not(hasItem(old.reference)));
        list("service_code=nothing" + span).then().statusCode(200).body("", hasSize(0));
        list("start_date=2024-01-01T00:00:00Z&end_date=2024-12-31T00:00:00Z")
                .then()
                .body("service_request_id", not(hasItem(old.reference)));
    }

    @Test
    void shouldShowTheAnswerWithoutWhatIsOnePersonsOwnAndOnlyWhenItIsGiven() {
        CaseStory story = new CaseStory().opened().answerWaits("Черновик ответа");
        awaitNotes(story, "Ответ проверяется");
        story.answered("Уважаемая Мария Ивановна! Яма заделана.");
        awaitNotes(story, "Яма заделана.");
        story.closed();
        awaitStatus(story, "closed");

        assertThat(await(story).get("status_notes").asText()).isEqualTo("Яма заделана.");
        given().get("/open311/v2/servicerequestupdates.json" + SPAN)
                .then()
                .body(
                        "findAll { it.service_request_id == '" + story.reference + "' }.status",
                        equalTo(java.util.List.of("closed", "closed")))
                .body(
                        "findAll { it.service_request_id == '" + story.reference + "' }[0].description",
                        equalTo("Яма заделана."))
                .body("description", not(hasItem("Черновик ответа")));
        var updates = GeoReport.items(
                xml(given().get("/open311/v2/servicerequestupdates.xml" + SPAN).asString()),
                "service_request_updates",
                "request_update");
        assertThat(GeoReport.names(updates.getFirst()))
                .containsExactly(
                        "update_id", "service_request_id", "status", "updated_datetime", "description", "media_url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"appeal", "gratitude", "kind", "spam", "other-channel"})
    void shouldShowNobodyWhatIsNobodysBusiness(String why) {
        CaseStory hidden = new CaseStory();
        switch (why) {
            case "kind" -> hidden.kind = "gratitude";
            case "other-channel" -> {
                hidden.source = "region";
                hidden.category = "health";
            }
            case "spam" -> hidden.kind = "complaint";
            default -> hidden.regime = why;
        }
        if (why.equals("spam")) {
            hidden.rejectedAtOnce("spam");
        } else {
            hidden.opened();
        }
        await(after(hidden));

        given().get(REQUESTS + "/" + hidden.reference + ".json").then().statusCode(404);
        given().get("/open311/v2/tokens/" + hidden.messageId + ".json").then().statusCode(404);
    }

    @Test
    void shouldShowOtherChannelsWhereCitizensShareTheMatterAndOwnOnesWithoutWordsWhereNot() {
        CaseStory shared = new CaseStory();
        shared.source = "region";
        shared.opened();
        CaseStory own = new CaseStory();
        own.category = "health";
        own.place = new Location(51.768, 55.097, "Вымышленная, Оренбург");
        own.opened().answered("Вас записали к врачу");

        assertThat(await(shared).get("description").asText()).isEqualTo("Яма на дороге у школы");
        JsonNode health = awaitStatus(own, "closed");
        assertThat(health.get("description").isNull()).isTrue();
        assertThat(health.get("lat").isNull()).isTrue();
        assertThat(health.get("address").isNull()).isTrue();
        assertThat(health.get("status_notes").asText()).isEqualTo("Дан ответ");
    }

    @Test
    void shouldHideWhatBecomesAnAppealAndNotBringItBackByALateEvent() {
        CaseStory story = new CaseStory().opened();
        await(story);
        story.promoted().tellAgain(1, snapshot -> new CaseEvent.CaseOpened(snapshot, "", null, null, null));
        await(after(story));

        given().get(REQUESTS + "/" + story.reference + ".json").then().statusCode(404);
    }

    @Test
    void shouldForgetWhatIsErasedAtOnceAndForGood() {
        CaseStory story = new CaseStory().opened().assigned("minstroy");
        await(story);
        story.erased().tellAgain(1, snapshot -> new CaseEvent.CaseOpened(snapshot, "", null, null, null));
        await(after(story));

        given().get(REQUESTS + "/" + story.reference + ".json").then().statusCode(404);
        given().get("/open311/v2/tokens/" + story.messageId + ".json").then().statusCode(404);
        given().get("/open311/v2/servicerequestupdates.json" + SPAN)
                .then()
                .body("service_request_id", not(hasItem(story.reference)));
        assertThat(Tables.textOf("open311_request", story.caseId)).isEmpty();
    }

    @Test
    void shouldShowAJoinedRequestToWhoKnowsItAndItsLeadInLists() {
        CaseStory lead = new CaseStory().opened();
        CaseStory member = new CaseStory().opened();
        await(member);
        member.joined(lead);
        JsonNode joined = awaitNotes(member, "Объединено с такими же сообщениями: " + lead.reference);

        assertThat(joined.get("status").asText()).isEqualTo("open");
        given().get(REQUESTS + ".json" + SPAN)
                .then()
                .body("service_request_id", hasItem(lead.reference))
                .body("service_request_id", not(hasItem(member.reference)));
    }

    @Test
    void shouldAddToARequestOfTheSameKeyAlone() {
        CaseStory own = new CaseStory().opened();
        CaseStory others = new CaseStory();
        others.source = "region";
        others.opened();
        CaseStory over = new CaseStory().opened().answered("Готово");
        await(own);
        await(others);
        awaitStatus(over, "closed");

        String updateId =
                update(own.reference, "u-1").then().statusCode(200).extract().path("[0].update_id");
        JsonNode message = Ingest.json(
                        Ingest.about("messages.received", updateId).getFirst())
                .get("message");
        assertThat(message.get("inReplyTo").asText()).isEqualTo("case:" + own.reference);
        assertThat(update(own.reference, "u-1").<String>path("[0].update_id")).isEqualTo(updateId);
        update(others.reference, "u-2").then().statusCode(403).body("[0].code", equalTo(403));
        update(over.reference, "u-3").then().statusCode(400).body("[0].description", containsString("closed"));
        update("NONE-1", "u-4").then().statusCode(404);

        own.added(updateId, "Яма стала больше");
        Eventually.within(
                Ingest.PATIENCE,
                "the addition to be shown",
                () -> given().get("/open311/v2/servicerequestupdates.json" + SPAN)
                        .jsonPath()
                        .getList("update_id")
                        .contains(updateId));
        given().get("/open311/v2/tokens/" + updateId + ".json")
                .then()
                .body("[0].service_request_id", equalTo(own.reference));
    }

    @Test
    void shouldLeaveNullWhatIsNotKnown() {
        CaseStory story = new CaseStory().opened();
        await(story);

        given().get(REQUESTS + "/" + story.reference + ".json")
                .then()
                .body("[0].lat", nullValue())
                .body("[0].address", nullValue())
                .body("[0].media_url", nullValue());
    }

    /** A case that is told of after this one, on the same partition: once it is shown, all that was told of the first is in the table. */
    private static CaseStory after(CaseStory first) {
        CaseStory next = new CaseStory();
        next.tellAs(first).opened();
        return next;
    }

    private static Response update(String reference, String theirId) {
        return given().formParam("api_key", Ingest.key("open311"))
                .formParam("service_request_id", reference)
                .formParam("update_id_ext", theirId)
                .formParam("status", "OPEN")
                .formParam("updated_datetime", "2026-03-02T10:00:00Z")
                .formParam("description", "Яма стала больше " + UUID.nameUUIDFromBytes(theirId.getBytes()))
                .post("/open311/v2/servicerequestupdates.json");
    }

    private static Response list(String query) {
        return given().urlEncodingEnabled(false).get(REQUESTS + ".json?" + query);
    }

    private static JsonNode await(CaseStory story) {
        return awaitNotes(story, "");
    }

    private static JsonNode awaitStatus(CaseStory story, String status) {
        return awaitUntil(
                story, status, request -> request.get("status").asText().equals(status));
    }

    private static JsonNode awaitNotes(CaseStory story, String notes) {
        return awaitUntil(
                story, notes, request -> request.get("status_notes").asText().startsWith(notes));
    }

    private static JsonNode awaitUntil(CaseStory story, String what, java.util.function.Predicate<JsonNode> condition) {
        return Eventually.value(Ingest.PATIENCE, "request " + story.reference + " to be shown: " + what, () -> {
            JsonNode found = Ingest.json(
                    given().get(REQUESTS + "/" + story.reference + ".json").asString());
            return java.util.Optional.of(found.get(0))
                    .filter(request -> request.has("status") && condition.test(request));
        });
    }
}
