package otklik.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import otklik.contracts.DerivedId;
import otklik.testkit.fake.TelegramPerson;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.resource.OtklikResources;

/** What a citizen does in a chat beside writing, and what his messages belong to. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class ConversationTest {

    @BeforeEach
    void awaitReady() {
        Ingest.awaitReady();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /start, start, 1
            /START deep-link, start, 2
            /status@otklik_bot, status, 3
            Помощь, help, 4
            стоп!, stop, 5
            статус, status, 6
            /weather, unknown, 7
            """)
    void shouldTellOfACommandHoweverItIsGiven(String words, String command, int person) {
        var citizen = new TelegramPerson(880_000 + person);

        hook(citizen.writes(words).getFirst()).statusCode(200);

        ConsumerRecord<byte[], byte[]> told = told(citizen).getFirst();
        assertThat(TopicRecords.header(told, "ce_type")).isEqualTo("otklik.conversation.command-given.v1");
        assertThat(Ingest.json(told).get("command").asText()).isEqualTo(command);
        assertThat(Ingest.json(told).has("reference")).isFalse();
        assertThat(new String(told.value(), UTF_8)).doesNotContain("deep-link", citizen.chatId());
        assertThat(Ingest.about(
                        "contacts", Ingest.json(told).at("/chat/contactId").asText()))
                .as("one with the command, one with the message that told() asks by")
                .hasSize(2);
    }

    @Test
    void shouldTellOfThePressedButtonAndStopItsSpinning() {
        var citizen = new TelegramPerson(881_001);

        hook(citizen.presses(1001, "rate/7K3QM-X9D2V/5"))
                .statusCode(200)
                .contentType("application/json")
                .body("method", equalTo("answerCallbackQuery"));

        assertThat(Ingest.json(told(citizen).getFirst()).get("data").asText()).isEqualTo("rate/7K3QM-X9D2V/5");
    }

    @Test
    void shouldMakeTheSameEventOfTheSamePress() {
        var citizen = new TelegramPerson(881_002);
        String press = citizen.presses(1001, "rate/7K3QM-X9D2V/5");

        hook(press).statusCode(200);
        hook(press).statusCode(200);

        assertThat(told(citizen).stream()
                        .map(record -> TopicRecords.header(record, "ce_id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void shouldTellThatSomebodyBlockedTheBotAndCameBack() {
        var citizen = new TelegramPerson(881_003);

        hook(citizen.blocks()).statusCode(200);
        hook(citizen.unblocks()).statusCode(200);

        assertThat(told(citizen).stream().map(record -> TopicRecords.header(record, "ce_type")))
                .containsExactly("otklik.conversation.blocked.v1", "otklik.conversation.opened.v1");
    }

    @Test
    void shouldNameTheCaseOfAWithdrawalAndNothingElse() {
        var citizen = new TelegramPerson(881_004);

        hook(citizen.writes("/withdraw 7k3qm-x9d2v").getFirst()).statusCode(200);
        hook(citizen.writes("/withdraw меня зовут Анна").getFirst()).statusCode(200);

        List<JsonNode> told = told(citizen).stream().map(Ingest::json).toList();
        assertThat(told.getFirst().get("reference").asText()).isEqualTo("7K3QM-X9D2V");
        assertThat(told.getLast().has("reference")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /quiet 22-8, quiet, 22:00-08:00, 1
            /quiet 22:30 – 7, quiet, 22:30-07:00, 2
            /quiet выкл, quiet, off, 3
            /quiet 8-8, quiet, , 4
            /quiet по ночам не пишите, quiet, , 5
            /digest, digest, on, 6
            /digest OFF, digest, off, 7
            /digest меня зовут Анна, digest, , 8
            /less 22-8, less, , 9
            /all, all, , 10
            /mail Anna@Example.org, mail, on, 11
            /mail на почту Анна, mail, , 12
            """)
    void shouldPassOnWhatIsSetAndNothingElse(String words, String command, @Nullable String setting, int person) {
        var citizen = new TelegramPerson(882_000 + person);

        hook(citizen.writes(words).getFirst()).statusCode(200);

        JsonNode told = Ingest.json(told(citizen).getFirst());
        assertThat(told.get("command").asText()).isEqualTo(command);
        assertThat(told.path("setting").textValue()).isEqualTo(setting);
        assertThat(told.toString()).doesNotContain("Анна", "ночам").doesNotContainIgnoringCase("example.org");
    }

    @Test
    void shouldKeepTheMailboxBesideTheChatAndSealed() {
        var citizen = new TelegramPerson(883_001);

        hook(citizen.writes("/mail Anna@Example.org").getFirst()).statusCode(200);

        String chat =
                Ingest.json(told(citizen).getFirst()).at("/chat/contactId").asText();
        String source = Ingest.json(Ingest.about("contacts", chat).getFirst())
                .get("source")
                .asText();
        var kept = Ingest.about("contacts", DerivedId.of("contact", "email", source, chat));
        assertThat(kept).hasSize(1);
        JsonNode mailbox = Ingest.json(kept.getFirst());
        assertThat(mailbox.get("channel").asText()).isEqualTo("email");
        assertThat(mailbox.get("besides").asText()).isEqualTo(chat);
        assertThat(new String(kept.getFirst().value(), UTF_8)).doesNotContainIgnoringCase("anna", "example.org");
    }

    @Test
    void shouldSayWhichNoticeAMessageRepliesTo() {
        var citizen = new TelegramPerson(881_005);

        hook(citizen.replies(1234, "Номер опоры семь")).statusCode(200);

        assertThat(message("Номер опоры семь").get("inReplyTo").asText()).isEqualTo("notice/1234");
    }

    @Test
    void shouldSayWhichPhotosAreOfOneAlbum() {
        var citizen = new TelegramPerson(881_006);

        citizen.sendsAlbum("Свалка за гаражами", "A-1", "A-2")
                .forEach(update -> hook(update).statusCode(200));

        String album = message("Свалка за гаражами").get("inReplyTo").asText();
        assertThat(album).startsWith("album/");
        assertThat(messages()
                        .filter(message ->
                                album.equals(message.path("inReplyTo").asText())))
                .hasSize(2);
    }

    @Test
    void shouldSayThatATextMayGoOn() {
        var citizen = new TelegramPerson(881_007);

        citizen.writes("Двор ".repeat(1_000) + "конец")
                .forEach(update -> hook(update).statusCode(200));

        List<JsonNode> parts = messages()
                .filter(message -> message.get("text").asText().startsWith("Двор ")
                        || message.get("text").asText().endsWith("конец"))
                .toList();
        assertThat(parts).hasSize(2);
        assertThat(parts.getFirst().get("inReplyTo").asText()).isEqualTo("long/");
        assertThat(parts.getLast().has("inReplyTo")).isFalse();
    }

    @Test
    void shouldTakeAWordForAMessageWhereItSaysMore() {
        var citizen = new TelegramPerson(881_008);

        hook(citizen.writes("Стоп знак сбили у школы").getFirst()).statusCode(200);

        assertThat(told(citizen)).isEmpty();
        assertThat(message("Стоп знак сбили у школы").has("inReplyTo")).isFalse();
    }

    @Test
    void shouldNotLetAConnectorSpeakAsAChat() {
        Ingest.post("{\"externalId\":\"forged\",\"text\":\"Моё\",\"inReplyTo\":\"notice/1234\"}")
                .statusCode(400)
                .body("field", equalTo("inReplyTo"));
    }

    private static ValidatableResponse hook(String update) {
        return given().contentType("application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", TelegramHookTest.SECRET)
                .body(update)
                .post("/hooks/telegram/region")
                .then();
    }

    /** Told of this citizen: his conversation is that of a message which he writes for it. */
    private static List<ConsumerRecord<byte[], byte[]>> told(TelegramPerson citizen) {
        String words = "Я " + citizen.chatId();
        hook(citizen.writes(words).getFirst()).statusCode(200);
        return Ingest.about(
                "conversations.events", message(words).get("conversation").asText());
    }

    private static JsonNode message(String text) {
        return Ingest.json(Ingest.written(text).getFirst()).get("message");
    }

    private static Stream<JsonNode> messages() {
        return new TopicRecords(OtklikResources.bootstrapServers())
                .all("messages.received").stream()
                        .map(record -> Ingest.json(record).get("message"));
    }
}
