package otklik.ingest.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageJsonTest {
    private static final String WHOLE =
            "{\"externalId\":\"1\",\"text\":\"Яма 😀 \\u044f\",\"author\":{\"id\":\"7\",\"name\":{}},"
                    + "\"location\":{\"lat\":51.5,\"lon\":-1,\"address\":\"a\"},\"x\":[{\"y\":null}],"
                    + "\"attachments\":[{\"url\":\"http://a\"}],\"sentAt\":\"2022-03-01T10:15:00+05:00\"}";
    private final MessageJson json = new MessageJson();

    @Test
    void shouldReadEveryFieldWhateverStandsAroundIt() throws Refused {
        byte[] bytes = ("###\uFEFF " + WHOLE + " \r###").getBytes(UTF_8);

        var message = json.read(bytes, 3, bytes.length - 6);

        assertThat(message.text()).isEqualTo("Яма 😀 я");
        assertThat(message.author()).isNotNull().extracting(a -> a.id()).isEqualTo("7");
        assertThat(message.location()).isNotNull().extracting(l -> l.lon()).isEqualTo(-1.0);
        assertThat(message.sentAt()).hasToString("2022-03-01T05:15:00Z");
        assertThat(message.attachments()).hasSize(1);
    }

    @Test
    void shouldRefuseEveryBodyThatWasCutOff() {
        byte[] bytes = WHOLE.getBytes(UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(reasonOf(bytes, length)).as("%d bytes", length).isIn(Reason.BAD_JSON, Reason.BAD_UTF8);
        }
    }

    @Test
    void shouldReadOrRefuseAndNeverFailOnDamagedBytes() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = WHOLE.getBytes(UTF_8);
            for (int damage = 0; damage < 3; damage++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            reasonOf(bytes, bytes.length);
        }
    }

    /** The reason, or INTERNAL when it was read. */
    private Reason reasonOf(byte[] bytes, int length) {
        try {
            json.read(bytes, 0, length);
            return Reason.INTERNAL;
        } catch (Refused e) {
            return e.refusal().reason();
        }
    }
}
