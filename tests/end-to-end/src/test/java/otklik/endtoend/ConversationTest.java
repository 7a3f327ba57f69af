package otklik.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.fake.TelegramPerson;
import otklik.testkit.fake.TelegramRequest;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.system.RunningSystem;
import otklik.testkit.wait.Eventually;

/** One citizen in a chat, from his first message to his rating, through all services. */
class ConversationTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SECRET = "end-to-end_1";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    private final TelegramPerson citizen = new TelegramPerson(4_400_017);
    private FakeTelegram telegram;
    private RunningSystem system;

    @BeforeEach
    void start() {
        telegram = FakeTelegram.start();
        system = RunningSystem.onFreePorts(Path.of(System.getProperty("otklik.root")), data, "fast")
                .with(Map.of(
                        "OTKLIK_TELEGRAM_HOST",
                        telegram.url().toString(),
                        "OTKLIK_TELEGRAM_BOTS_REGION_TOKEN",
                        "1:token",
                        "OTKLIK_INGEST_CHANNELS_BOTS_TELEGRAM_REGION_SECRETS",
                        SECRET));
        system.start();
    }

    @AfterEach
    void stop() {
        system.close();
        telegram.close();
    }

    @Test
    void shouldHoldADialogueFromTheFirstMessageToTheRating() throws Exception {
        hook(citizen.writes("Третью неделю не горит фонарь на улице Чкалова в Оренбурге, идти страшно")
                .getFirst());
        TelegramRequest acknowledgement = shown("принято");
        JsonObject opened = event("otklik.case.opened.v1");
        String reference = opened.getJsonObject("snapshot").getString("reference");
        assertThat(acknowledgement.text()).contains(reference);

        Eventually.within(PATIENCE, "routing-service to know the notice", () -> known(acknowledgement));
        hook(citizen.replies(acknowledgement.messageId(), "Опора номер семь"));
        JsonObject added = event("otklik.case.message-added.v1");
        assertThat(added.getJsonObject("snapshot").getString("reference")).isEqualTo(reference);
        assertThat(added.getString("because")).isEqualTo("reply");

        system.ask("/v1/cases/" + reference + "/assignment", new JsonObject().put("agency", "adm-orenburg"));
        system.ask("/v1/cases/" + reference + "/resolution", new JsonObject().put("text", "Фонарь починили."));
        TelegramRequest answer = shown("Фонарь починили.");
        assertThat(answer.buttons()).hasSize(5);

        assertThat(hook(citizen.presses(answer.messageId(), answer.buttons().getLast())))
                .contains("answerCallbackQuery");
        assertThat(event("otklik.case.rated.v1").getInteger("rating")).isEqualTo(5);
        shown("оценка");

        hook(citizen.writes("/status").getFirst());
        shown("нет открытых обращений");
    }

    private boolean known(TelegramRequest notice) {
        DatabaseLogin login = system.database();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                PreparedStatement select =
                        connection.prepareStatement("select from routing.told_notice where provider_message_id = ?")) {
            select.setString(1, Long.toString(notice.messageId()));
            return select.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hook(String update) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.url() + "/hooks/telegram/region"))
                .header("Content-Type", "application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(update))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            // As Telegram does: until it is taken. A service that has just started may answer 503.
            for (int again = 0; answer.statusCode() == 503 && again < 20; again++) {
                answer = http.send(request, BodyHandlers.ofString());
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    private TelegramRequest shown(String words) {
        return Eventually.value(
                PATIENCE,
                "the citizen to read “" + words + "”",
                () -> telegram.shownTo(citizen.chatId()).stream()
                        .filter(shown -> shown.text().contains(words))
                        .findFirst());
    }

    private JsonObject event(String type) {
        TopicRecords records = new TopicRecords(system.bootstrapServers());
        return Eventually.value(
                PATIENCE,
                type,
                () -> records.all("cases.events").stream()
                        .filter(got -> type.equals(TopicRecords.header(got, "ce_type")))
                        .map(got -> new JsonObject(new String(got.value(), StandardCharsets.UTF_8)))
                        .findFirst());
    }
}
