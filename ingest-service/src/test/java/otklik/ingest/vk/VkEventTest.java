package otklik.ingest.vk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.contracts.Attachment;
import otklik.contracts.Location;
import otklik.ingest.channel.Chat;
import otklik.ingest.channel.ChatMessage;
import otklik.ingest.channel.Update;
import otklik.ingest.channel.Update.Act;
import otklik.ingest.message.Refused;

class VkEventTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Chat DIRECT = new Chat("42", "42", "42", false, "ru");
    private static final String COMMENT =
            "\"id\":9,\"post_id\":5,\"post_owner_id\":-77,\"from_id\":42,\"date\":1772359200";

    private final VkEvent events = new VkEvent(77, "c0nf1rm");

    @Test
    void shouldReadADirectMessageByItsNumberInTheChat() throws Refused {
        Update update = message("\"text\":\"Яма у дома [id1|Анны]\",\"reply_message\":{\"id\":8,\"from_id\":-77}");

        assertThat(update)
                .isEqualTo(new Update.Written(
                        "e1", new ChatMessage(DIRECT, "3", "Яма у дома Анны", null, List.of(), null, "8", AT)));
    }

    @Test
    void shouldReferToFilesOfEachKind() throws Refused {
        Update update = message("""
                "text":"","attachments":[
                {"type":"photo","photo":{"sizes":[{"url":"https://example.org/s","width":75,"height":75},
                 {"url":"https://example.org/w","width":2560,"height":1440},{"url":"https://example.org/m","width":130,"height":87}]}},
                {"type":"video","video":{"title":"Двор","image":[{"url":"https://example.org/v","width":320,"height":240}]}},
                {"type":"doc","doc":{"url":"https://example.org/d","title":"акт.pdf","ext":"pdf"}},
                {"type":"audio_message","audio_message":{"link_mp3":"https://example.org/a.mp3","link_ogg":"https://example.org/a.ogg"}},
                {"type":"sticker","sticker":{"sticker_id":1}}]""");

        assertThat(((Update.Written) update).message().files())
                .containsExactly(
                        new Attachment("https://example.org/w", null, "image/jpeg"),
                        new Attachment("https://example.org/v", "Двор", "image/jpeg"),
                        new Attachment("https://example.org/d", "акт.pdf", null),
                        new Attachment("https://example.org/a.mp3", null, "audio/mpeg"));
    }

    @Test
    void shouldTakeAPinAndALinkForAMessage() throws Refused {
        Update pin = message("\"text\":\"\",\"geo\":{\"coordinates\":{\"latitude\":51.7,\"longitude\":55.1},"
                + "\"place\":{\"title\":\"Мост\"}}");
        Update link = message(
                "\"text\":\"\",\"attachments\":[{\"type\":\"link\",\"link\":{\"url\":\"https://example.org/l\"}}]");

        assertThat(((Update.Written) pin).message().place()).isEqualTo(new Location(51.7, 55.1, "Мост"));
        assertThat(((Update.Written) link).message().text()).isEqualTo("https://example.org/l");
    }

    @Test
    void shouldKnowButtonsAndCommands() throws Refused {
        assertThat(message("\"text\":\"Начать\",\"payload\":\"{\\\"command\\\":\\\"start\\\"}\""))
                .isEqualTo(new Update.Acted("e1", DIRECT, new Act.Command("start", null)));
        assertThat(message("\"text\":\"5\",\"payload\":\"{\\\"data\\\":\\\"rate 5\\\"}\""))
                .isEqualTo(new Update.Acted("e1", DIRECT, new Act.Pressed("rate 5")));
        assertThat(message("\"text\":\"/help\""))
                .isEqualTo(new Update.Acted("e1", DIRECT, new Act.Command("help", null)));
    }

    @Test
    void shouldLeaveButtonsAloneThatWeCannotAnswer() throws Refused {
        assertThat(read(event(
                        "message_event",
                        "\"user_id\":42,\"peer_id\":42,\"payload\":{\"data\":\"rate 5\"},\"event_id\":\"x\"")))
                .isEqualTo(new Update.Ignored("button"));
    }

    @Test
    void shouldReviseWhatTheCitizenEdited() throws Refused {
        Update update = read(
                event(
                        "message_edit",
                        "\"peer_id\":42,\"from_id\":42,\"conversation_message_id\":3,\"date\":1772359200,\"update_time\":1772359260,\"text\":\"Две ямы\""));

        ChatMessage message = ((Update.Edited) update).message();
        assertThat(message.nativeId()).isEqualTo("3");
        assertThat(message.sentAt()).isEqualTo(AT.plusSeconds(60));
    }

    @Test
    void shouldKnowWhoMayBeWrittenTo() throws Refused {
        Chat chat = new Chat("42", "42", "42", false, null);

        assertThat(read(event("message_allow", "\"user_id\":42,\"key\":\"\"")))
                .isEqualTo(new Update.Acted("e1", chat, new Act.Opened()));
        assertThat(read(event("message_deny", "\"user_id\":42")))
                .isEqualTo(new Update.Acted("e1", chat, new Act.Blocked()));
    }

    @Test
    void shouldGiveACommentItsNameInTheWholeNetwork() throws Refused {
        Update update = read(event("wall_reply_new", COMMENT + ",\"text\":\"[club77|Область], нет света\""));

        assertThat(update)
                .isEqualTo(new Update.Written(
                        "e1",
                        new ChatMessage(
                                new Chat("comment-77_9:42", "42", "-77:5:9:42", true, null),
                                "comment-77_9",
                                "Область, нет света",
                                null,
                                List.of(),
                                null,
                                null,
                                AT)));
    }

    @Test
    void shouldKnowAReplyToACommentOfOursAndWhereItBegan() throws Refused {
        Update update = read(event(
                "wall_reply_edit",
                COMMENT + ",\"text\":\"И воды\",\"reply_to_comment\":8,\"reply_to_user\":-77,\"parents_stack\":[7]"));

        ChatMessage message = ((Update.Edited) update).message();
        assertThat(message.replyTo()).isEqualTo("comment-77_8");
        assertThat(message.chat().chatId()).isEqualTo("comment-77_7:42");
    }

    @Test
    void shouldTakeACommentBackWithoutAnybodyToWriteTo() throws Refused {
        Update update = read(event("wall_reply_delete", "\"id\":9,\"owner_id\":-77,\"post_id\":5,\"deleter_id\":42"));

        ChatMessage message = ((Update.Withdrawn) update).message();
        assertThat(message.nativeId()).isEqualTo("comment-77_9");
        assertThat(message.chat()).isEqualTo(new Chat("comment-77_9:42", "42", "-77:5:9:0", true, null));
        assertThat(message.text()).isEmpty();
    }

    @Test
    void shouldReadACitizensPost() throws Refused {
        Update update = read(event(
                "wall_post_new",
                "\"id\":5,\"owner_id\":-77,\"from_id\":42,\"date\":1772359200,\"post_type\":\"suggest\",\"text\":\"Вода\","
                        + "\"geo\":{\"coordinates\":\"51.7 55.1\"}"));

        ChatMessage message = ((Update.Written) update).message();
        assertThat(message.nativeId()).isEqualTo("post-77_5");
        assertThat(message.chat().address()).isEqualTo("-77:5:0:42");
        assertThat(message.place()).isEqualTo(new Location(51.7, 55.1, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wall_reply_new|\"id\":9,\"post_id\":5,\"from_id\":-77,\"text\":\"Ответили\"|own",
                "wall_post_new|\"id\":5,\"owner_id\":-77,\"from_id\":-77,\"text\":\"Новость\"|own",
                "wall_reply_new|\"id\":9,\"post_id\":5,\"from_id\":42,\"text\":\" \"|empty",
                "message_new|\"message\":{\"peer_id\":2000000001,\"from_id\":42,\"text\":\"всем\"}|group",
                "message_new|\"message\":{\"peer_id\":42,\"from_id\":-77,\"text\":\"мы\"}|own",
                "message_new|\"message\":{\"peer_id\":42,\"from_id\":42,\"conversation_message_id\":1}|empty",
                "wall_reply_delete|\"id\":9,\"owner_id\":-77,\"post_id\":5|deleted",
                "message_reply|\"text\":\"мы\"|other",
                "wall_repost|\"id\":5|other",
            })
    void shouldPassOverWhatIsNothingToUs(String type, String object, String kind) throws Refused {
        assertThat(read(event(type, object))).isEqualTo(new Update.Ignored(kind));
    }

    @Test
    void shouldConfirmItsOwnCommunityOnly() throws Refused {
        assertThat(read("{\"type\":\"confirmation\",\"group_id\":77}")).isEqualTo(new Update.Confirmation("c0nf1rm"));
        assertThatThrownBy(() -> read("{\"type\":\"confirmation\",\"group_id\":78}"))
                .hasMessage("bad-value group_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999", "-5", "\"tomorrow\"", "1e9"})
    void shouldNotMindAnAbsurdDate(String date) throws Refused {
        Update update = read(
                event("wall_reply_new", "\"id\":9,\"post_id\":5,\"from_id\":42,\"text\":\"Свет\",\"date\":" + date));

        assertThat(((Update.Written) update).message().sentAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|missing type",
                "{\"type\":\"message_new\"}|missing group_id",
                "{\"type\":\"message_new\",\"group_id\":77}|missing event_id",
                "{\"type\":\"message_new\",\"group_id\":77,\"event_id\":\"e\"}|missing object.message.peer_id",
                "{\"type\":\"wall_reply_new\",\"group_id\":77,\"event_id\":\"e\",\"object\":[]}|missing object.id",
                "{\"type\":\"message_deny\",\"group_id\":77,\"event_id\":\"e\",\"object\":{\"user_id\":\"x\"}}|wrong-type object.user_id",
            })
    void shouldNameTheFieldThatIsWrong(String body, String refusal) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Refused.class).hasMessage(refusal);
    }

    private Update message(String rest) throws Refused {
        return read(event(
                "message_new",
                "\"client_info\":{\"lang_id\":0},\"message\":{\"id\":9,\"date\":1772359200,\"peer_id\":42,\"from_id\":42,"
                        + "\"conversation_message_id\":3," + rest + "}"));
    }

    private static String event(String type, String object) {
        return "{\"type\":\"" + type + "\",\"group_id\":77,\"event_id\":\"e1\",\"v\":\"5.199\",\"object\":{" + object
                + "}}";
    }

    private Update read(String body) throws Refused {
        return events.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
