package otklik.ingest.viber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

class ViberUpdateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String AT = Long.toString(NOW.toEpochMilli());

    @Test
    void shouldReadATextWithWhatItAnswers() throws Refused {
        Update update = read(message("{\"type\":\"text\",\"text\":\"Яма\",\"tracking_data\":\"n-1\"}"));

        assertThat(update)
                .isEqualTo(new Update.Written(
                        "491",
                        new ChatMessage(
                                new Chat("u==", "u==", "u==", false, "ru"),
                                "491",
                                "Яма",
                                null,
                                List.of(),
                                null,
                                "n-1",
                                NOW)));
    }

    @ParameterizedTest
    @CsvSource({"picture, image/jpeg", "video, video/mp4", "file,"})
    void shouldReferToFiles(String type, String media) throws Refused {
        ChatMessage message = written("{\"type\":\"" + type
                + "\",\"media\":\"https://dl.example.org/a?b=1\",\"file_name\":\"a.jpg\",\"text\":\"Вот\"}");

        assertThat(message.text()).isEqualTo("Вот");
        assertThat(message.files()).containsExactly(new Attachment("https://dl.example.org/a?b=1", "a.jpg", media));
    }

    @Test
    void shouldTakePlacesLinksAndCardsForMessages() throws Refused {
        assertThat(written("{\"type\":\"location\",\"location\":{\"lat\":51.7,\"lon\":55.1}}")
                        .place())
                .isEqualTo(new Location(51.7, 55.1, null));
        assertThat(written("{\"type\":\"url\",\"media\":\"https://example.org\"}")
                        .text())
                .isEqualTo("https://example.org");
        assertThat(written("{\"type\":\"contact\",\"contact\":{\"name\":\"Домоуправ\",\"phone_number\":\"+7000\"}}")
                        .text())
                .isEqualTo("Домоуправ, +7000");
    }

    @Test
    void shouldDropAPinThatIsNowhere() throws Refused {
        ChatMessage message =
                written("{\"type\":\"location\",\"text\":\"Тут\",\"location\":{\"lat\":151.7,\"lon\":55.1}}");

        assertThat(message.place()).isNull();
    }

    @Test
    void shouldKnowWhatIsNoMessage() throws Refused {
        assertThat(read(message("{\"type\":\"sticker\",\"sticker_id\":46}"))).isEqualTo(new Update.Ignored("sticker"));
        assertThat(read(message("{\"type\":\"rich_media\"}"))).isEqualTo(new Update.Ignored("empty"));
        assertThat(read(message("{\"type\":\"text\",\"text\":\"/Status K7X2M\"}")))
                .isEqualTo(new Update.Acted(
                        "491", new Chat("u==", "u==", "u==", false, "ru"), new Act.Command("status", "K7X2M")));
    }

    @Test
    void shouldKnowAPressedButtonWhateverWasAskedBefore() throws Refused {
        assertThat(read(message(
                        "{\"type\":\"text\",\"text\":\"/button rate/7K3QM-X9D2V/5\",\"tracking_data\":\"n-1\"}")))
                .isEqualTo(new Update.Acted(
                        "491", new Chat("u==", "u==", "u==", false, "ru"), new Act.Pressed("rate/7K3QM-X9D2V/5")));
        assertThat(written("{\"type\":\"text\",\"text\":\"rate/7K3QM-X9D2V/5\"}")
                        .text())
                .isEqualTo("rate/7K3QM-X9D2V/5");
    }

    @Test
    void shouldKnowWhoComesAndGoes() throws Refused {
        String user = ",\"user\":{\"id\":\"u==\"}";
        Chat chat = new Chat("u==", "u==", "u==", false, null);

        assertThat(read(event("subscribed", user))).isEqualTo(new Update.Acted("491", chat, new Act.Opened()));
        assertThat(read(event("unsubscribed", ",\"user_id\":\"u==\"")))
                .isEqualTo(new Update.Acted("491", chat, new Act.Blocked()));
        assertThat(read(event("conversation_started", user + ",\"subscribed\":false,\"context\":\"flyer\"")))
                .isEqualTo(new Update.Acted("491", chat, new Act.Command("start", "flyer")));
        assertThat(read(event("conversation_started", user + ",\"subscribed\":true")))
                .isEqualTo(new Update.Ignored("conversation_started"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivered", "seen", "failed", "webhook"})
    void shouldCountWhatBecameOfOurOwn(String event) throws Refused {
        assertThat(read(event(event, ",\"user_id\":\"u==\""))).isEqualTo(new Update.Ignored(event));
    }

    @Test
    void shouldPassOverEventsOfTomorrow() throws Refused {
        assertThat(read(event("client_status", ""))).isEqualTo(new Update.Ignored("other"));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT-23H, true", "P13D, true", "P15D, false", "PT-25H, false"})
    void shouldRefuseOnlyWhatNoHonestSenderCanSend(Duration age, boolean taken) throws Refused {
        String body = "{\"event\":\"seen\",\"message_token\":1,\"timestamp\":"
                + NOW.minus(age).toEpochMilli() + "}";

        if (taken) {
            assertThat(read(body)).isEqualTo(new Update.Ignored("seen"));
        } else {
            assertThatThrownBy(() -> read(body)).hasMessage("bad-value timestamp");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|missing event",
                "{\"event\":\"seen\"}|missing timestamp",
                "{\"event\":\"seen\",\"timestamp\":1772359200000}|missing message_token",
                "{\"event\":\"seen\",\"timestamp\":1772359200000,\"message_token\":\"x\"}|wrong-type message_token",
                "{\"event\":\"message\",\"timestamp\":1772359200000,\"message_token\":1}|missing sender.id",
                "{\"event\":\"unsubscribed\",\"timestamp\":1772359200000,\"message_token\":1,\"user_id\":\" \"}|missing user_id",
            })
    void shouldNameTheFieldThatIsWrong(String body, String refusal) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Refused.class).hasMessage(refusal);
    }

    private static ChatMessage written(String message) throws Refused {
        return ((Update.Written) read(message(message))).message();
    }

    private static String message(String message) {
        return event(
                "message", ",\"sender\":{\"id\":\"u==\",\"name\":\"А\",\"language\":\"ru\"},\"message\":" + message);
    }

    private static String event(String name, String rest) {
        return "{\"event\":\"" + name + "\",\"timestamp\":" + AT + ",\"message_token\":491" + rest + "}";
    }

    private static Update read(String body) throws Refused {
        return ViberUpdate.read(body.getBytes(StandardCharsets.UTF_8), ReplayWindow.at(NOW, Duration.ofDays(14)));
    }
}
