package otklik.ingest.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import otklik.contracts.Attachment;
import otklik.eventing.EventJson;
import otklik.ingest.message.Refused;

/** What holds of every update, whatever was sent. */
public final class Updates {
    private Updates() {}

    /** A parser of one channel. */
    @FunctionalInterface
    public interface Parser {
        Update read(byte[] body) throws Refused;
    }

    /** It is read, or it is refused; what is read can go on. */
    public static void shouldBeReadOrRefused(byte[] body, Parser parser) throws JsonProcessingException {
        Update update;
        try {
            update = parser.read(body);
        } catch (Refused e) {
            assertThat(e.refusal().reason().status()).isEqualTo(400);
            return;
        }
        switch (update) {
            case Update.Written(String id, ChatMessage message) -> shouldGoOn(id, message);
            case Update.Edited(String id, ChatMessage message) -> shouldGoOn(id, message);
            case Update.Withdrawn(String id, ChatMessage message) -> shouldGoOn(id, message);
            case Update.Acted acted -> assertThat(acted.chat().address()).isNotBlank();
            case Update.Ignored(String kind) -> assertThat(kind).matches("[a-z_-]+");
            case Update.Confirmation(String answer) -> assertThat(answer).isNotBlank();
        }
    }

    private static void shouldGoOn(String id, ChatMessage message) throws JsonProcessingException {
        assertThat(id).isNotNull();
        assertThat(message.nativeId()).isNotBlank();
        assertThat(message.chat().authorId()).isNotBlank();
        assertThat(message.files()).hasSizeLessThanOrEqualTo(50);
        for (Attachment file : message.files()) {
            assertThat(file.url()).matches("https?://[!-~]+");
            assertThat(EventJson.mapper().writeValueAsBytes(file)).isNotEmpty();
        }
        if (message.place() != null && message.place().lat() != null) {
            assertThat(Math.abs(message.place().lat())).isLessThanOrEqualTo(90);
        }
    }
}
