package otklik.notify.email;

import io.vertx.ext.mail.SMTPException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;

/** What a relay's answer means (RFC 5321, RFC 3463). A reason names codes alone: relays quote addresses in their words. */
final class EmailAnswer {
    /** The code of RFC 3463 where it belongs: in front of the words. */
    private static final Pattern ENHANCED = Pattern.compile("(?m)^(?:\\d{3}[ -])?\\s*([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private static final Pattern REPLY = Pattern.compile("[2-5]\\d{2}\\b");

    private EmailAnswer() {}

    /** No answer in time. */
    static DeliveryResult silence(boolean begun) {
        return lost("no answer in time", begun);
    }

    /** @param begun whether the relay had been given some of it */
    static DeliveryResult of(Throwable failure, boolean begun) {
        if (failure instanceof SMTPException answer) {
            return judged(answer, begun);
        }
        // The client's own look at what the relay said it takes.
        if (String.valueOf(failure.getMessage()).contains("exceeds allowed size")) {
            return new DeliveryResult.Refused(DeadReason.TOO_LONG, "larger than the relay takes");
        }
        return lost(
                (begun ? "connection lost: " : "no connection: ")
                        + failure.getClass().getSimpleName(),
                begun);
    }

    private static DeliveryResult judged(SMTPException answer, boolean begun) {
        String words = String.join("\n", answer.getReplyMessages());
        if (!REPLY.matcher(words).lookingAt()) {
            return lost("the answer is not SMTP's", begun);
        }
        int code = answer.getReplyCode();
        String enhanced = enhanced(words);
        String reason = "SMTP " + code + (enhanced == null ? "" : " " + enhanced);
        boolean ofRecipient = says(answer, "recipient address not accepted");
        return switch (code / 100) {
            case 4 ->
                new DeliveryResult.TryLater(null, reason, isRelaysOwn(code, enhanced) ? Blame.RECEIVER : Blame.NOTICE);
            case 5 ->
                isOurs(code) || says(answer, "sender address not accepted")
                        ? new DeliveryResult.TryLater(null, reason + ": the relay does not take us", Blame.LANE)
                        : new DeliveryResult.Refused(why(code, enhanced, ofRecipient), reason);
            default -> lost("the answer fits no question", begun);
        };
    }

    private static DeliveryResult lost(String reason, boolean begun) {
        return begun
                ? new DeliveryResult.Unanswered(reason, Blame.RECEIVER)
                : new DeliveryResult.TryLater(null, reason, Blame.RECEIVER);
    }

    /** Wrong command order, a login that is missing or wrong, TLS that is missing. */
    private static boolean isOurs(int code) {
        return switch (code) {
            case 500, 501, 502, 503, 504, 530, 534, 535, 538 -> true;
            default -> false;
        };
    }

    /** The others go better: it closes, is full, or has trouble of its own; a recipient's greylisting is none. */
    private static boolean isRelaysOwn(int code, @Nullable String enhanced) {
        return code == 421 || code == 452 || code == 454 || enhanced != null && enhanced.startsWith("4.3.");
    }

    private static DeadReason why(int code, @Nullable String enhanced, boolean ofRecipient) {
        if (enhanced != null) {
            return switch (enhanced) {
                case "5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1" -> DeadReason.UNKNOWN_RECIPIENT;
                case "5.2.3", "5.3.4" -> DeadReason.TOO_LONG;
                default -> DeadReason.REFUSED;
            };
        }
        return switch (code) {
            case 552 -> DeadReason.TOO_LONG;
            case 550, 551, 553 -> ofRecipient ? DeadReason.UNKNOWN_RECIPIENT : DeadReason.REFUSED;
            default -> DeadReason.REFUSED;
        };
    }

    private static @Nullable String enhanced(String words) {
        Matcher code = ENHANCED.matcher(words);
        return code.find() ? code.group(1) : null;
    }

    private static boolean says(SMTPException answer, String step) {
        return String.valueOf(answer.getMessage()).startsWith(step);
    }
}
