package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.wait.Eventually;

/** Streams whose hearts beat often and whose patience is short. */
@QuarkusTest
@TestProfile(WebStreamTest.Impatient.class)
@QuarkusTestResource(Backings.class)
class WebStreamTest {
    private static final int MANY = 1_000;

    @Inject
    World world;

    private String token;
    private String contact;

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "otklik.web.heartbeat", "PT0.1S",
                    "otklik.web.slow-reader", "PT0.5S",
                    "otklik.web.most-streams", "2");
        }
    }

    @BeforeEach
    void openChat() {
        String address = "portal." + UUID.randomUUID();
        token = world.chatToken(address);
        contact = world.webContact(address);
        CaseStory story = CaseStory.fromWeb("portal", contact);
        world.publish(story.opened(world.seal("640213")));
        world.awaitStates(story, "SENT");
    }

    @Test
    void shouldShowThatItLivesAndFindWhatTheBellDidNotSay() throws Exception {
        try (ChatReader reader = follow()) {
            reader.awaitNotices(1);
            Eventually.within(World.PATIENCE, "a heartbeat", () -> reader.beats() > 0);

            fill(1, "без звонка");

            reader.awaitNotices(2);
            assertThat(reader.texts().getLast()).isEqualTo("без звонка");
        }
    }

    @Test
    void shouldShowEverythingInOrderToWhoReads() throws Exception {
        fill(MANY, "слово ".repeat(1_000));
        try (ChatReader reader = follow()) {
            reader.awaitNotices(MANY + 1);
            assertThat(reader.kinds()).hasSize(MANY + 1);
            assertThat(reader.ended()).isFalse();
        }
    }

    @Test
    void shouldCutWhoDoesNotReadAndHaveRoomForTheNext() throws Exception {
        fill(MANY, "слово ".repeat(1_000));
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4_096);
            deaf.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
            deaf.getOutputStream()
                    .write(("GET /v1/web/chats/stream HTTP/1.1\r\nHost: localhost\r\nX-Chat-Token: " + token
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            Eventually.within(
                    World.PATIENCE, "the stream to be cut", () -> metric("otklik_web_slow_readers_total") >= 1);
            Eventually.within(World.PATIENCE, "no stream to be open", () -> metric("otklik_web_streams") == 0);
        }
        assertThat(metric("otklik_web_slow_readers_total")).isEqualTo(1);
    }

    @Test
    void shouldTakeNoMoreStreamsThanItMay() throws Exception {
        try (ChatReader one = follow();
                ChatReader two = follow()) {
            RestAssured.given()
                    .header("X-Chat-Token", token)
                    .get("/v1/web/chats/stream")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "3");
            assertThat(one.ended() || two.ended()).isFalse();
        }
        Eventually.within(World.PATIENCE, "room again", () -> metric("otklik_web_streams") == 0);
        follow().close();
    }

    /** More of the same, and no bell. */
    private void fill(int number, String text) {
        world.update("""
                insert into notify.web_notice (notice_id, chat, position, contact_id, case_id, notice, language, sealed_text, made_at, gone_at)
                select gen_random_uuid(), chat, position + n, contact_id, case_id, 'status-assigned', 'ru', '%s', now(), now() + interval '1 day'
                from (select * from notify.web_notice where contact_id = '%s' order by position desc limit 1) last, generate_series(1, %d) n""".formatted(world.sealContent(text), contact, number));
    }

    private ChatReader follow() throws Exception {
        return ChatReader.follow(RestAssured.port, token, null);
    }

    private static double metric(String name) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
