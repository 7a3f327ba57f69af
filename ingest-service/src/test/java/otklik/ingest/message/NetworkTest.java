package otklik.ingest.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import otklik.contracts.Message;
import otklik.contracts.MessageId;

/** Messages that say from which network they are, and what their platform says. */
class NetworkTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Sender MONITOR = Sender.connectorOn("monitor", List.of("vk", "ok"));

    private final MessageCheck check = new MessageCheck(Set.of(), Set.of(), CLOCK);
    private final ReceiveMessage receive = new ReceiveMessage(new Pseudonyms(new byte[32]), CLOCK);
    private final MessageJson json = new MessageJson();

    @Test
    void shouldBeTheSameMessageAsByTheNetworksOwnWebhook() throws Refused {
        Message seen = message(MONITOR, """
                {"externalId":"https://vk.com/wall-101_55?reply=77","text":"a","network":"vk","author":{"id":"https://vk.com/id42"}}""");

        assertThat(seen.messageId()).isEqualTo(MessageId.of("vk", NativeIds.vkComment(-101, 77)));
        assertThat(seen.citizen()).isEqualTo(new Pseudonyms(new byte[32]).citizen("vk", "42"));
        assertThat(seen.source()).isEqualTo("monitor");
    }

    @Test
    void shouldBeAMessageOfTheConnectorsOwnWithoutANetwork() throws Refused {
        Message own = message(MONITOR, "{\"externalId\":\"5\",\"text\":\"a\"}");

        assertThat(own.messageId()).isEqualTo(MessageId.of("monitor", "5"));
        assertThat(own.network()).isNull();
    }

    @Test
    void shouldSayWhereItWasWrittenSoThatAnAnswerFindsIt() throws Refused {
        String words = "{\"externalId\":\"5\",\"text\":\"a\"";

        assertThat(message(MONITOR, words + ",\"network\":\"ok\"}").network()).isEqualTo("ok");
        assertThat(message(Sender.connectorOn("portal", List.of("pos")), words + "}")
                        .network())
                .isEqualTo("pos");
        assertThat(message(MONITOR.byIdempotencyKey(), words + ",\"network\":\"ok\"}")
                        .network())
                .as("the id is the request's, not the network's")
                .isNull();
    }

    @Test
    void shouldRefuseANetworkThatTheConnectorHasNot() {
        assertThatThrownBy(() -> message(MONITOR, "{\"externalId\":\"5\",\"text\":\"a\",\"network\":\"telegram\"}"))
                .isInstanceOfSatisfying(Refused.class, e -> {
                    assertThat(e.refusal().reason()).isEqualTo(Reason.BAD_VALUE);
                    assertThat(e.refusal().field()).isEqualTo("network");
                });
    }

    @Test
    void shouldKeepIdempotencyKeysApartFromTheNetworksIds() throws Refused {
        var sent = check.check(MONITOR, read("{\"externalId\":\"comment-101_77\",\"text\":\"a\",\"network\":\"vk\"}"));

        assertThat(receive.message(MONITOR.byIdempotencyKey(), sent, null).messageId())
                .isNotEqualTo(receive.message(MONITOR, sent, null).messageId());
    }

    @Test
    void shouldHaveAnotherDigestWhenThePlatformSaysMore() throws Refused {
        String words = "{\"externalId\":\"5\",\"text\":\"a\"";
        Message plain = message(MONITOR, words + "}");
        Message begun = message(MONITOR, words + ",\"platform\":{\"stage\":\"В работе\"}}");
        Message done =
                message(MONITOR, words + ",\"platform\":{\"stage\":\"Завершено\",\"finishedOn\":\"2026-03-01\"}}");

        assertThat(List.of(plain.digest(), begun.digest(), done.digest())).doesNotHaveDuplicates();
        assertThat(message(MONITOR, words + ",\"platform\":{\"stage\":\" \"}}").digest())
                .isEqualTo(plain.digest());
        assertThat(done.platform())
                .isNotNull()
                .satisfies(said -> assertThat(said.finishedOn()).isEqualTo(LocalDate.of(2026, 3, 1)));
    }

    @Test
    void shouldRefuseWhatNoPlatformSays() {
        for (String said : List.of(
                "{\"rating\":6}",
                "{\"rating\":\"5\"}",
                "{\"rating\":99999999999}",
                "{\"finishedOn\":\"01.03.2026\"}",
                "{\"plannedFor\":\"0001-01-01\"}",
                "{\"stage\":\"" + "a".repeat(201) + "\"}",
                "{\"number\":\"1\\u0000\"}",
                "[]")) {
            assertThatThrownBy(
                            () -> message(MONITOR, "{\"externalId\":\"5\",\"text\":\"a\",\"platform\":" + said + "}"))
                    .as(said)
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.refusal().field()).startsWith("platform"));
        }
    }

    private Message message(Sender sender, String text) throws Refused {
        return receive.message(sender, check.check(sender, read(text)), null);
    }

    private otklik.contracts.ConnectorRecord.ConnectorMessage read(String text) throws Refused {
        byte[] bytes = text.getBytes(UTF_8);
        return json.read(bytes, 0, bytes.length);
    }
}
