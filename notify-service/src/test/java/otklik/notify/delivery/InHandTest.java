package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import otklik.notify.delivery.InHand.Verdict;
import otklik.region.NoticeKind;

class InHandTest {
    private final InHand inHand = new InHand();

    @Test
    void shouldNotSendTheSameUntilItsOutcomeIsWritten() {
        Delivery delivery = inChat("chat");

        assertThat(inHand.take(delivery)).isEqualTo(Verdict.SEND);
        assertThat(inHand.take(delivery)).isEqualTo(Verdict.HAVE_IT);
        inHand.answered(delivery);
        assertThat(inHand.take(delivery)).isEqualTo(Verdict.HAVE_IT);

        inHand.written(delivery);
        assertThat(inHand.take(delivery)).isEqualTo(Verdict.SEND);
    }

    @Test
    void shouldSendOneAtATimeInAChat() {
        Delivery first = inChat("chat");
        inHand.take(first);

        assertThat(inHand.take(inChat("chat"))).isEqualTo(Verdict.LATER);
        assertThat(inHand.take(inChat("another"))).isEqualTo(Verdict.SEND);

        inHand.answered(first);
        assertThat(inHand.take(inChat("chat"))).isEqualTo(Verdict.SEND);
    }

    @Test
    void shouldSendSeveralAtATimeToAWebhook() {
        assertThat(inHand.take(toPlatform())).isEqualTo(Verdict.SEND);
        assertThat(inHand.take(toPlatform())).isEqualTo(Verdict.SEND);
    }

    private static Delivery inChat(String chat) {
        return delivery("telegram:region", chat, true);
    }

    private static Delivery toPlatform() {
        return delivery("webhook:platform", "webhook:platform", false);
    }

    private static Delivery delivery(String lane, String endpoint, boolean oneAtATime) {
        Instant now = Instant.EPOCH;
        UUID id = UUID.randomUUID();
        return new Delivery(
                id,
                lane,
                endpoint,
                oneAtATime,
                new About(id.toString(), 1, id.toString()),
                NoticeKind.ACKNOWLEDGEMENT.code(),
                id.toString(),
                null,
                Facts.ofTalk("R", null, null, now),
                new Turn(Urgency.NOW, ""),
                null,
                0,
                0,
                now,
                now,
                null,
                null,
                null);
    }
}
