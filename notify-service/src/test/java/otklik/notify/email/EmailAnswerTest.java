package otklik.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;

class EmailAnswerTest {
    private static final String RECIPIENT = "recipient address not accepted";
    private static final String DATA = "sending data failed";

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 no such user, UNKNOWN_RECIPIENT",
        "550 5.2.1 disabled, UNKNOWN_RECIPIENT",
        "556 5.1.10 takes no mail, UNKNOWN_RECIPIENT",
        "550 no such user, UNKNOWN_RECIPIENT",
        "550 5.7.1 not from you, REFUSED",
        "552 5.3.4 too big, TOO_LONG",
        "552 too big, TOO_LONG",
        "554 no, REFUSED"
    })
    void shouldSayWhyARecipientIsFinal(String reply, DeadReason why) {
        assertThat(answer(RECIPIENT, reply))
                .isInstanceOfSatisfying(
                        DeliveryResult.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }

    @ParameterizedTest
    @CsvSource({
        "421 4.3.2 closing, RECEIVER",
        "452 4.3.1 full, RECEIVER",
        "450 4.2.0 greylisted, NOTICE",
        "451 4.7.1 come again, NOTICE"
    })
    void shouldComeAgainAndBlameWhoseTroubleItIs(String reply, Blame blame) {
        assertThat(answer(RECIPIENT, reply))
                .isInstanceOfSatisfying(
                        DeliveryResult.TryLater.class,
                        later -> assertThat(later.blame()).isEqualTo(blame));
    }

    @Test
    void shouldRestTheLaneWhenTheRelayDoesNotTakeUs() {
        assertThat(answer("AUTH failed", "535 5.7.8 wrong password"))
                .isInstanceOfSatisfying(
                        DeliveryResult.TryLater.class,
                        later -> assertThat(later.blame()).isEqualTo(Blame.LANE));
        assertThat(answer("sender address not accepted", "550 5.7.1 not your domain"))
                .isInstanceOfSatisfying(
                        DeliveryResult.TryLater.class,
                        later -> assertThat(later.blame()).isEqualTo(Blame.LANE));
    }

    @Test
    void shouldQuoteNothingOfTheRelaysWords() {
        assertThat(answer(RECIPIENT, "550 5.1.1 <reader@mail.example> unknown").toString())
                .contains("SMTP 550 5.1.1")
                .doesNotContain("reader");
    }

    @Test
    void shouldDoubtOnlyWhatWasGivenToTheRelay() {
        assertThat(EmailAnswer.of(new ConnectException("refused"), false)).isInstanceOf(DeliveryResult.TryLater.class);
        assertThat(EmailAnswer.of(new IOException("closed"), true)).isInstanceOf(DeliveryResult.Unanswered.class);
        assertThat(EmailAnswer.silence(false)).isInstanceOf(DeliveryResult.TryLater.class);
        assertThat(EmailAnswer.silence(true)).isInstanceOf(DeliveryResult.Unanswered.class);
    }

    @Test
    void shouldDoubtWhenTheAnswerIsNonsense() {
        SMTPException nonsense = new SMTPException(DATA, 500, List.of("HTTP/1.1 400 Bad Request"), false);

        assertThat(EmailAnswer.of(nonsense, true)).isInstanceOf(DeliveryResult.Unanswered.class);
    }

    private static DeliveryResult answer(String step, String reply) {
        int code = Integer.parseInt(reply.substring(0, 3));
        return EmailAnswer.of(new SMTPException(step, code, List.of(reply), false), true);
    }
}
