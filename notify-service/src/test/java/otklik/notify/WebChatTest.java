package otklik.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.testkit.wait.Eventually;

/** What a citizen sees in a web chat. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class WebChatTest {
    @Inject
    World world;

    private String address;
    private String token;
    private String contact;

    @BeforeEach
    void openChat() {
        address = "portal." + UUID.randomUUID();
        token = world.chatToken(address);
        contact = world.webContact(address);
    }

    @Test
    void shouldShowNumberPinAndWhatFollowsWhileTheChatIsOpen() throws Exception {
        CaseStory story = CaseStory.fromWeb("portal", contact);
        try (ChatReader reader = follow(null)) {
            world.publish(story.opened(world.seal("640213")));
            reader.awaitNotices(1);
            assertThat(reader.texts().getFirst()).contains(story.reference, "640213");

            world.publish(story.answered("Фонарь починен."));
            reader.awaitNotices(2);

            assertThat(reader.kinds()).containsExactly("acknowledgement", "status-answered");
            assertThat(reader.texts().getLast()).contains("Фонарь починен.");
        }
        world.awaitStates(story, "SENT", "SENT");
        assertThat(world.column(
                        "select distinct provider_message_id = notice_id::text from notify.delivery where case_id = '"
                                + story.caseId + "'"))
                .containsExactly("t");
    }

    @Test
    void shouldKeepAndShowTheButtonsUnderAnAnswer() throws Exception {
        String buttons =
                "[{\"label\":\"1\",\"data\":\"rate/K7X2M-9QPRT/1\"},{\"label\":\"2\",\"data\":\"rate/K7X2M-9QPRT/2\"},"
                        + "{\"label\":\"3\",\"data\":\"rate/K7X2M-9QPRT/3\"},{\"label\":\"4\",\"data\":\"rate/K7X2M-9QPRT/4\"},"
                        + "{\"label\":\"5\",\"data\":\"rate/K7X2M-9QPRT/5\"}]";
        CaseStory story = CaseStory.fromWeb("portal", contact);

        try (ChatReader reader = follow(null)) {
            world.publish(story.opened(world.seal("640213")));
            reader.awaitNotices(1);
            assertThat(reader.buttons()).isEmpty();
            world.publish(story.answered("Готово."));
            reader.awaitNotices(2);
            assertThat(reader.buttons()).isEqualTo(buttons);
        }
        given().header("X-Chat-Token", token)
                .get("/v1/web/chats/notices")
                .then()
                .statusCode(200)
                .body(containsString("\"buttons\":" + buttons));
        String row = world.column(
                        "select sealed_text from notify.web_notice where notice = 'status-answered' and contact_id = '"
                                + contact + "'")
                .getFirst();
        assertThat(world.unseal(row)).contains(buttons);
    }

    @Test
    void shouldGoOnWhereItWasCutAndShowItsPastWhenReopened() throws Exception {
        CaseStory story = CaseStory.fromWeb("portal", contact);
        String cutAt;
        try (ChatReader reader = follow(null)) {
            world.publish(story.opened(world.seal("640213")));
            reader.awaitNotices(1);
            cutAt = reader.lastEventId();
        }
        world.publish(story.answered("Пока никто не смотрел."));
        world.awaitStates(story, "SENT", "SENT");

        try (ChatReader resumed = follow(cutAt);
                ChatReader reopened = follow(null)) {
            reopened.awaitNotices(2);
            resumed.awaitNotices(1);
            assertThat(resumed.kinds()).containsExactly("status-answered");
            assertThat(reopened.kinds()).containsExactly("acknowledgement", "status-answered");
        }
    }

    @Test
    void shouldShowWhatAnotherReplicaWrote() throws Exception {
        try (ChatReader reader = follow(null)) {
            CaseStory first = CaseStory.fromWeb("portal", contact);
            world.publish(first.opened(world.seal("640213")));
            reader.awaitNotices(1);

            // As another replica does it: a row and a sign, in one transaction that this one has no part in.
            world.update("""
                    do $$ declare mine record; begin
                      select * into mine from notify.web_notice where contact_id = '%s';
                      insert into notify.web_notice values (gen_random_uuid(), mine.chat, mine.position + 1, mine.contact_id, mine.case_id,
                        'status-assigned', 'ru', '%s', now(), now() + interval '1 day');
                      perform pg_notify('otklik_web_notice', mine.chat::text);
                    end $$""".formatted(contact, world.sealContent("от соседа")));

            reader.awaitNotices(2);
            assertThat(reader.texts().getLast()).isEqualTo("от соседа");
        }
    }

    @Test
    void shouldTellEachCauseOnceThoughItsEventComesTwice() throws Exception {
        CaseStory story = CaseStory.fromWeb("portal", contact);
        var opened = story.opened(world.seal("640213"));

        world.publish(opened, opened);
        world.awaitStates(story, "SENT");
        CaseStory later = CaseStory.fromWeb("portal", contact);
        world.publish(opened);
        world.publish(later.opened(world.seal("777777")));
        world.awaitStates(later, "SENT");

        assertThat(polled("").size()).isEqualTo(2);
    }

    @Test
    void shouldAnswerWhoAsksNowAndThen() {
        CaseStory story = CaseStory.fromWeb("portal", contact);
        world.publish(story.opened(world.seal("640213")), story.answered("Готово."));
        world.awaitStates(story, "SENT", "SENT");

        String cursor = given().header("X-Chat-Token", token)
                .get("/v1/web/chats/notices")
                .then()
                .statusCode(200)
                .body("notices.size()", equalTo(2))
                .body("more", equalTo(false))
                .extract()
                .path("cursor");

        assertThat(polled(cursor)).isEmpty();
    }

    @Test
    void shouldLeaveTextTheTextThatItIs() throws Exception {
        String text = "<script>alert(1)</script>\n\nevent: notice\ndata: {\"text\":\"forged\"}\n\n";
        CaseStory story = CaseStory.fromWeb("portal", contact);

        try (ChatReader reader = follow(null)) {
            world.publish(story.opened(world.seal("640213")), story.answered(text));
            reader.awaitNotices(2);

            assertThat(reader.texts()).hasSize(2).doesNotContain("forged");
            assertThat(reader.texts().getLast()).contains("<script>alert(1)</script>");
        }
    }

    @Test
    void shouldKeepNoWordsInTheClear() {
        CaseStory story = CaseStory.fromWeb("portal", contact);
        world.publish(story.opened(world.seal("640213")));
        world.awaitStates(story, "SENT");

        String row = world.column("select web_notice::text from notify.web_notice where contact_id = '" + contact + "'")
                .getFirst();
        assertThat(row).doesNotContain("640213", story.reference, address, address.substring(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/web/chats/stream", "/v1/web/chats/notices"})
    void shouldShowNothingToWhoHasNoToken(String path) {
        given().get(path).then().statusCode(401).body("type", equalTo("urn:otklik:problem:wrong-chat"));
        given().header("X-Chat-Token", address + ".AAAA").get(path).then().statusCode(401);
        given().header("X-Chat-Token", token.replace("portal", "portals"))
                .header("Accept-Language", "ru")
                .get(path)
                .then()
                .statusCode(401)
                .body("title", equalTo("Неизвестный чат"));
        given().header("X-Chat-Token", token).post(path).then().statusCode(405);
    }

    @Test
    void shouldNameAPositionThatIsNone() {
        given().header("X-Chat-Token", token)
                .header("Last-Event-ID", "x")
                .get("/v1/web/chats/stream")
                .then()
                .statusCode(400)
                .body("field", equalTo("Last-Event-ID"));
        given().header("X-Chat-Token", token)
                .get("/v1/web/chats/notices?after=-1")
                .then()
                .statusCode(400)
                .body("field", equalTo("after"));
    }

    @Test
    void shouldEndTheOldestStreamOfAChatThatHasTooMany() throws Exception {
        try (ChatReader oldest = follow(null)) {
            List<ChatReader> others = new java.util.ArrayList<>();
            for (int i = 0; i < 6; i++) {
                others.add(follow(null));
            }
            Eventually.within(World.PATIENCE, "the oldest stream to end", oldest::ended);
            assertThat(others).noneMatch(ChatReader::ended);
            others.forEach(ChatReader::close);
        }
    }

    @Test
    void shouldForgetWhatAnErasedCitizenWasToldAndTellHimSo() throws Exception {
        CaseStory story = CaseStory.fromWeb("portal", contact);
        world.publish(story.opened(world.seal("640213")), story.answered("Готово."));
        world.awaitStates(story, "SENT", "SENT");

        try (ChatReader reader = follow(null)) {
            reader.awaitNotices(2);
            world.publish(story.erasedCitizen(contact), story.erased());
            reader.awaitNotices(3);
            assertThat(reader.kinds().getLast()).isEqualTo("erased");
        }
        Eventually.within(
                World.PATIENCE,
                "the farewell alone to be left",
                () -> world.column("select notice from notify.web_notice where contact_id = '" + contact + "'")
                        .equals(List.of("erased")));
        assertThat(world.column("select gone_at < now() + interval '4 days' from notify.web_notice where contact_id = '"
                        + contact + "'"))
                .containsExactly("t");
    }

    @Test
    void shouldServeScriptAndPageWithAPolicyThatAllowsNothingInline() {
        String script = given().get("/web/chat.js")
                .then()
                .statusCode(200)
                .header("Cross-Origin-Resource-Policy", equalTo("cross-origin"))
                // Pages in another charset load it, too.
                .header("Content-Type", equalTo("text/javascript;charset=UTF-8"))
                .extract()
                .asString();
        assertThat(script.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeLessThan(44 * 1024);
        assertThat(script).doesNotContain("innerHTML", "insertAdjacentHTML", "document.write", "eval(");
        for (String page : List.of("/web/", "/web/en/", "/web/case.html")) {
            String policy = given().get(page).then().statusCode(200).extract().header("Content-Security-Policy");
            assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe");
        }
    }

    @Test
    void shouldKeepThePinOfACaseOutOfAddresses() {
        String page = given().get("/web/case.html").then().statusCode(200).extract().asString();
        String script = given().get("/web/case.js").then().statusCode(200).extract().asString();

        // Without script a form is sent by its address: fields without a name are not.
        assertThat(page).contains("id=\"pin\"", "case.js").doesNotContain(" name=\"pin", " name=\"number");
        assertThat(script)
                .contains("'X-Pin'", "v1/public/cases/")
                .doesNotContain("innerHTML", "insertAdjacentHTML", "document.write", "eval(", "localStorage", "cookie");
    }

    @Test
    void shouldLetPagesOfConfiguredOriginsRead() {
        given().header("Origin", "https://site.example")
                .options("/v1/web/chats/stream")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("https://site.example"));
        given().header("Origin", "https://other.example")
                .options("/v1/web/chats/stream")
                .then()
                .header("Access-Control-Allow-Origin", org.hamcrest.Matchers.nullValue());
    }

    private ChatReader follow(@Nullable String lastEventId) throws Exception {
        return ChatReader.follow(RestAssured.port, token, lastEventId);
    }

    private List<Object> polled(String after) {
        return given().header("X-Chat-Token", token)
                .get("/v1/web/chats/notices?after=" + after)
                .then()
                .statusCode(200)
                .extract()
                .path("notices");
    }
}
