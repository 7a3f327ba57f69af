package otklik.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.MessageId;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;
import otklik.testkit.fake.VkCallbacks;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.resource.OtklikResources;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class VkHookTest {
    /** As in the test's microprofile-config.properties. */
    private static final long GROUP = 77;

    private VkCallbacks vk;
    private URI hook;

    @BeforeEach
    void awaitReady() {
        Ingest.awaitReady();
        hook = URI.create("http://127.0.0.1:" + RestAssured.port + "/hooks/vk/region");
        vk = new VkCallbacks(hook, GROUP, "vk-secret-of-the-test");
    }

    @Test
    void shouldMakeAMessageAndASealedContactOfADirectMessage() throws UnreadableSeal {
        HttpResponse<String> answer = vk.deliver(vk.message(880001, 1, "Яма у школы"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        ConsumerRecord<byte[], byte[]> record = Ingest.written("Яма у школы").getFirst();
        JsonNode message = Ingest.json(record).get("message");
        assertThat(message.get("channel").asText()).isEqualTo("vk");
        assertThat(message.get("source").asText()).isEqualTo("region");
        assertThat(new String(record.value(), UTF_8)).doesNotContain("880001");
        assertThat(address(message)).isEqualTo("880001");
    }

    @Test
    void shouldGiveACommentTheIdThatAnExportGivesIt() throws UnreadableSeal {
        vk.deliver(vk.comment(880002, 5, 901, "Нет света на Лесной"));

        JsonNode message =
                Ingest.json(Ingest.written("Нет света на Лесной").getFirst()).get("message");
        assertThat(message.get("messageId").asText()).isEqualTo(MessageId.of("vk", "comment-77_901"));
        assertThat(address(message)).isEqualTo("-77:5:901:880002");
    }

    @Test
    void shouldMakeTheSameEventOfARepeatAndReviseByAnEdit() {
        JsonObject written = vk.comment(880003, 5, 902, "Мусор не вывозят");
        JsonObject edited = vk.event(
                "wall_reply_edit", written.getJsonObject("object").copy().put("text", "Мусор не вывозят неделю"));

        vk.deliver(written);
        vk.deliver(written);
        vk.deliver(edited);

        List<ConsumerRecord<byte[], byte[]>> first = Ingest.written("Мусор не вывозят");
        ConsumerRecord<byte[], byte[]> second =
                Ingest.written("Мусор не вывозят неделю").getFirst();
        assertThat(first.stream()
                        .map(record -> TopicRecords.header(record, "ce_id"))
                        .distinct())
                .hasSize(1);
        assertThat(TopicRecords.header(second, "ce_type")).isEqualTo("otklik.message.revised.v1");
        assertThat(TopicRecords.header(second, "ce_subject"))
                .isEqualTo(TopicRecords.header(first.getFirst(), "ce_subject"));
    }

    @Test
    void shouldKeepTwoCommentersUnderOnePostApart() throws UnreadableSeal {
        vk.deliver(vk.comment(880004, 6, 903, "Первый под записью"));
        vk.deliver(vk.comment(880005, 6, 904, "Второй под записью"));

        JsonNode first =
                Ingest.json(Ingest.written("Первый под записью").getFirst()).get("message");
        JsonNode second =
                Ingest.json(Ingest.written("Второй под записью").getFirst()).get("message");
        assertThat(first.get("contactId")).isNotEqualTo(second.get("contactId"));
        assertThat(address(first)).endsWith(":880004");
    }

    @Test
    void shouldConfirmTheServerWithoutASecret() {
        HttpResponse<String> answer = vk.deliver(vk.confirmation());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("c0nf1rm77");
        assertThat(vk.deliver(vk.confirmation().put("secret", "guess")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldTakeTheSecretThatIsBeingReplaced() {
        VkCallbacks before = new VkCallbacks(hook, GROUP, "vk-secret-before");

        assertThat(before.deliver(before.event("message_deny", new JsonObject().put("user_id", 880006)))
                        .body())
                .isEqualTo("ok");
    }

    @Test
    void shouldKeepStrangersOut() {
        VkCallbacks guessing = new VkCallbacks(hook, GROUP, "guess");
        VkCallbacks other = new VkCallbacks(hook, 78, "vk-secret-of-the-test");
        JsonObject silent = vk.message(880007, 1, "Без секрета");
        silent.remove("secret");

        assertThat(guessing.deliver(guessing.message(880007, 1, "Чужое")).statusCode())
                .isEqualTo(401);
        assertThat(vk.deliver(silent).statusCode()).isEqualTo(401);
        assertThat(other.deliver(other.message(880007, 1, "Чужое")).statusCode())
                .isEqualTo(400);
        assertThat(Ingest.written("Чужое")).isEmpty();
        assertThat(Ingest.written("Без секрета")).isEmpty();
    }

    @Test
    void shouldThankForEveryOtherEvent() {
        List<JsonObject> events = List.of(
                vk.event("message_allow", new JsonObject().put("user_id", 1).put("key", "")),
                vk.event("message_reply", new JsonObject().put("text", "мы")),
                vk.event("wall_reply_delete", new JsonObject().put("id", 1).put("post_id", 1)),
                vk.event("wall_post_new", new JsonObject().put("id", 1).put("from_id", -GROUP)),
                vk.event("tomorrow", new JsonObject()));

        assertThat(events)
                .allSatisfy(event -> assertThat(vk.deliver(event).body()).isEqualTo("ok"));
    }

    @Test
    void shouldNameTheFieldOfAMalformedEvent() {
        HttpResponse<String> answer = vk.deliver(vk.event("wall_reply_new", new JsonObject().put("id", 9)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Ingest.json(answer.body()).get("field").asText()).isEqualTo("object.from_id");
        assertThat(vk.post("{\"type\":").statusCode()).isEqualTo(400);
    }

    private static String address(JsonNode message) throws UnreadableSeal {
        ConsumerRecord<byte[], byte[]> contact =
                Ingest.about("contacts", message.get("contactId").asText()).getFirst();
        return new Unsealer(SealKeys.readPrivate(OtklikResources.keysDir(), "notify"))
                .unsealText(Ingest.json(contact).get("sealedAddress").asText());
    }
}
