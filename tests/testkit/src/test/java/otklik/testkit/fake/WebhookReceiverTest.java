package otklik.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {

    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
    private static final String BODY = "{\"type\":\"acknowledgement\", \"messageId\" : \"m-1\",\"text\":\"Принято\"}";

    private final WebhookReceiver receiver =
            WebhookReceiver.start(Keep.field("messageId")).trust("/portal", SECRET);

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void shouldTakeWhatIsSignedWithTheSecretOfThePath() throws IOException {
        assertThat(post("n-1", Instant.now(), BODY)).isEqualTo(204);

        ReceivedWebhook taken = receiver.accepted().getFirst();
        assertThat(taken.signed()).isTrue();
        assertThat(taken.webhookId()).isEqualTo("n-1");
        assertThat(taken.kept()).isEqualTo("m-1");
    }

    @Test
    void shouldRecordBothWhenTheSameIdComesTwice() throws IOException {
        post("n-1", Instant.now(), BODY);
        post("n-1", Instant.now(), BODY);

        assertThat(receiver.accepted()).extracting(ReceivedWebhook::order).containsExactly(0L, 1L);
    }

    @Test
    void shouldRefuseAndRecordWhatDoesNotVerify() throws IOException {
        Instant now = Instant.now();
        String timestamp = Long.toString(now.getEpochSecond());
        String signature = new StandardWebhookSignature(SECRET).sign("n-1", timestamp, bytes(BODY));

        int otherBody = send("n-1", timestamp, signature, BODY + " ");
        int otherId = send("n-2", timestamp, signature, BODY);
        int unsigned = Post.json(receiver.url("/portal"), BODY).statusCode();
        int old = post("n-1", now.minus(Duration.ofMinutes(6)), BODY);

        assertThat(new int[] {otherBody, otherId, unsigned, old}).containsOnly(401);
        assertThat(receiver.received()).hasSize(4).noneMatch(ReceivedWebhook::accepted);
    }

    @Test
    void shouldTakeEitherSignatureWhileASecretIsRotated() throws IOException {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String ours = new StandardWebhookSignature(SECRET).sign("n-1", timestamp, bytes(BODY));

        assertThat(send("n-1", timestamp, "v1,b3RoZXI= " + ours, BODY)).isEqualTo(204);
    }

    @Test
    void shouldAcceptYetLeaveTheSenderInTheDarkWhenResetAfterAcceptance() throws IOException {
        receiver.faults().next(Fault.resetAfterAcceptance());

        assertThatThrownBy(() -> post("n-1", Instant.now(), BODY)).isInstanceOf(IOException.class);
        post("n-1", Instant.now(), BODY);

        assertThat(receiver.accepted()).extracting(ReceivedWebhook::webhookId).containsExactly("n-1", "n-1");
    }

    @Test
    void shouldSayWhenToComeBackWhenUnavailable() throws IOException {
        receiver.faults().always(Fault.unavailable(Duration.ofSeconds(7)));

        var answer = Post.json(receiver.url("/open"), BODY, "webhook-id", "n-1");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(receiver.accepted()).isEmpty();
    }

    @Test
    void shouldKeepOnlyWhatItIsAskedTo() {
        assertThat(Keep.nothing().of(bytes(BODY))).isNull();
        assertThat(Keep.body().of(bytes(BODY))).isEqualTo(BODY);
        assertThat(Keep.field("absent").of(bytes(BODY))).isNull();
    }

    private int post(String id, Instant at, String body) throws IOException {
        String timestamp = Long.toString(at.getEpochSecond());
        return send(id, timestamp, new StandardWebhookSignature(SECRET).sign(id, timestamp, bytes(body)), body);
    }

    private int send(String id, String timestamp, String signature, String body) throws IOException {
        return Post.json(
                        receiver.url("/portal"),
                        body,
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        timestamp,
                        "webhook-signature",
                        signature)
                .statusCode();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
