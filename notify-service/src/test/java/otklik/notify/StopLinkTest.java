package otklik.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.FakeSmtp;

/** The link in letters that ends them. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class StopLinkTest {
    @Inject
    World world;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private final String contact = UUID.randomUUID().toString();
    private final String address = "reader-" + contact + "@mail.example";
    private final CaseStory story = CaseStory.fromWithContact("test", contact);
    private FakeSmtp relay;

    @BeforeEach
    void open() {
        relay = FakeSmtp.start(port);
        world.giveMailbox(contact, "test", address, null);
        world.publish(story.opened(world.seal("640213")));
        world.awaitStatesOf(contact, "SENT");
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void shouldStopNothingWhenTheLinkIsOnlyLookedAt() {
        page(caller().get(path())).statusCode(200).body(containsString("<form method=\"post\""));

        world.publish(story.assigned());

        world.awaitStatesOf(contact, "SENT", "SENT");
    }

    @Test
    void shouldWriteNoMoreButWhatTheLawDemandsWhenAMailProgramPosts() {
        page(caller().formParam("List-Unsubscribe", "One-Click").post(path())).statusCode(200);

        world.publish(story.assigned());
        world.awaitStatesOf(contact, "SENT", "DEAD");
        world.publish(story.answered("The lamp is mended."));

        world.awaitStatesOf(contact, "SENT", "DEAD", "SENT");
        assertThat(world.column(
                        "select fault from notify.delivery where state = 'DEAD' and endpoint = '" + contact + "'"))
                .containsExactly("stopped");
    }

    @Test
    void shouldWriteAgainWhenTheStopIsUndone() {
        page(caller().post(path())).statusCode(200).body(containsString("/undoing\""));
        page(caller().post(path() + "/undoing")).statusCode(200).body(not(containsString("<form")));

        world.publish(story.assigned());

        world.awaitStatesOf(contact, "SENT", "SENT");
    }

    @Test
    void shouldKnowNoTokenButItsOwn() {
        String forged = path().substring(0, path().length() - 2) + "AA";

        page(caller().get(forged)).statusCode(404).body(not(containsString("<form")));
        page(caller().post(forged)).statusCode(404);
        page(caller().post("/v1/notices/stop/" + world.chatToken(contact))).statusCode(404);

        assertThat(world.column("select 1 from notify.chat_bar where contact_id = '" + contact + "'"))
                .isEmpty();
    }

    @Test
    void shouldWriteNothingDownOfAContactThatIsForgotten() {
        String path = path();
        world.update("delete from notify.contact where contact_id = '" + contact + "'");

        page(caller().post(path)).statusCode(200);

        assertThat(world.column("select 1 from notify.chat_bar where contact_id = '" + contact + "'"))
                .isEmpty();
    }

    @Test
    void shouldSpeakTheReadersLanguage() {
        page(caller().header("Accept-Language", "ru-RU,ru;q=0.9").get(path()))
                .header("Content-Language", "ru")
                .body(containsString("Больше не писать"));
    }

    /** Else a browser shows the page without its style, and nothing says so. */
    @Test
    void shouldAllowJustTheStyleThatThePageHas() throws NoSuchAlgorithmException {
        Response shown = caller().get(path());
        String page = shown.body().asString();
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

        assertThat(shown.header("Content-Security-Policy"))
                .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';");
    }

    private static RequestSpecification caller() {
        return given().urlEncodingEnabled(false).when();
    }

    private static ValidatableResponse page(Response response) {
        return response.then()
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    /** Of the link in the last letter. */
    private String path() {
        String link = Objects.requireNonNull(relay.mailbox(address).getLast().header("List-Unsubscribe"));
        return link.substring(link.indexOf("/v1/"), link.length() - 1);
    }
}
