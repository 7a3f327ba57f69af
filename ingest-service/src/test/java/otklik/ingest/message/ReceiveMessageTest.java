package otklik.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Message;

class ReceiveMessageTest {
    private final MessageJson json = new MessageJson();
    private final ReceiveMessage receive = receiveAt("2026-03-01T10:00:00Z");

    @Test
    void shouldHaveTheSameIdByWhicheverConnectorOfTheSameNetworkItCame() throws Refused {
        ConnectorMessage sent = read("{\"externalId\":\"-1_2\",\"text\":\"a\",\"author\":{\"id\":\"7\"}}");

        Message one = receive.message(Sender.connector("monitor", "vk"), sent, null);
        Message two = receive.message(Sender.connector("other", "vk"), sent, null);
        Message elsewhere = receive.message(Sender.connector("other", null), sent, null);

        assertThat(one.messageId()).isEqualTo(two.messageId()).isNotEqualTo(elsewhere.messageId());
        assertThat(one.citizen()).isEqualTo(two.citizen()).isNotEqualTo(elsewhere.citizen());
    }

    @Test
    void shouldCarryTheLeaveToReplyWhichIsNoPartOfWhatWasSaid() throws Refused {
        Sender sender = Sender.connector("test", null);
        String digest = receive.message(sender, read("{\"externalId\":\"1\",\"text\":\"a\"}"), null)
                .digest();

        Message reply =
                receive.message(sender, read("{\"externalId\":\"1\",\"text\":\"a\",\"inReplyTo\":\"leave\"}"), null);

        assertThat(reply.inReplyTo()).isEqualTo("leave");
        assertThat(reply.digest()).isEqualTo(digest);
    }

    @Test
    void shouldHaveADigestOfWhatWasSentWhenEverAndInWhicheverImportRun() throws Refused {
        Sender sender = Sender.connector("test", null);
        ConnectorMessage sent = read("{\"externalId\":\"1\",\"text\":\"a\"}");
        String digest = receive.message(sender, sent, null).digest();

        assertThat(receiveAt("2027-01-01T00:00:00Z")
                        .message(sender, Submitted.inBatch(sent, "run"), null)
                        .digest())
                .isEqualTo(digest);
        assertThat(receive.message(sender, read("{\"externalId\":\"1\",\"text\":\"b\"}"), null)
                        .digest())
                .isNotEqualTo(digest);
        assertThat(receive.message(sender, read("{\"externalId\":\"1\",\"text\":\"a\",\"category\":\"c\"}"), null)
                        .digest())
                .isNotEqualTo(digest);
    }

    private static ReceiveMessage receiveAt(String instant) {
        return new ReceiveMessage(new Pseudonyms(new byte[32]), Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    private ConnectorMessage read(String text) throws Refused {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return json.read(bytes, 0, bytes.length);
    }
}
