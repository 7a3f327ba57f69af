package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Turns the result of an attempt into what is written down. */
@Singleton
public final class RetryRules {
    private static final Duration CONTACT_PAUSE = Duration.ofSeconds(1);

    private final DeliverySettings settings;

    RetryRules(DeliverySettings settings) {
        this.settings = settings;
    }

    Outcome outcome(Delivery delivery, DeliveryResult result, Instant now) {
        int attempts = delivery.attempts() + 1;
        return switch (result) {
            case DeliveryResult.Delivered sent -> new Outcome.Sent(delivery, attempts, now, sent.providerMessageId());
            case DeliveryResult.Refused refused ->
                new Outcome.Dead(delivery, attempts, now, refused.why(), refused.reason());
            case DeliveryResult.Barred barred ->
                new Outcome.Dead(
                        delivery,
                        delivery.attempts(),
                        now,
                        barred.why(),
                        barred.why().word());
            case DeliveryResult.Doubted doubted ->
                isRefusedForGood(attempts)
                        ? new Outcome.Dead(delivery, attempts, now, DeadReason.REFUSED, doubted.reason())
                        : again(delivery, attempts, now, null, doubted.reason(), false);
            case DeliveryResult.TryLater later -> again(delivery, attempts, now, later.after(), later.reason(), false);
            case DeliveryResult.Unanswered unanswered ->
                again(delivery, attempts, now, null, unanswered.reason(), true);
            case DeliveryResult.AwaitsContact waits -> awaitContact(delivery, waits.mark(), now);
            case DeliveryResult.PutBack back ->
                new Outcome.Again(
                        delivery,
                        delivery.attempts(),
                        now,
                        micros(now.plus(back.after())),
                        null,
                        delivery.awaits(),
                        false);
        };
    }

    private Outcome again(
            Delivery delivery, int attempts, Instant now, @Nullable Duration asked, String reason, boolean unanswered) {
        if (tooOld(delivery, now)) {
            return new Outcome.Dead(delivery, attempts, now, DeadReason.TOO_OLD, "given up: " + reason);
        }
        return new Outcome.Again(
                delivery, attempts, now, micros(now.plus(pause(attempts, asked))), reason, null, unanswered);
    }

    private Outcome awaitContact(Delivery delivery, @Nullable String mark, Instant now) {
        return tooOld(delivery, now)
                ? new Outcome.Dead(
                        delivery, delivery.attempts(), now, DeadReason.NO_CONTACT, "given up: the contact never came")
                : new Outcome.Again(
                        delivery,
                        delivery.attempts(),
                        now,
                        micros(now.plus(CONTACT_PAUSE)),
                        "the contact is not here yet",
                        mark,
                        false);
    }

    private boolean tooOld(Delivery delivery, Instant now) {
        return isTooOld(delivery.plannedAt(), now);
    }

    /** Whether what a receiver refused so often is given up. */
    public boolean isRefusedForGood(int attempts) {
        return attempts >= settings.refusedAttempts();
    }

    /** Whether what has been tried since then is given up, whatever the reason. */
    public boolean isTooOld(Instant plannedAt, Instant now) {
        return now.isAfter(plannedAt.plus(settings.giveUpAfter()));
    }

    /** @param asked by the receiver, honoured up to {@code longest-retry-after}; absent for the back-off alone */
    public Duration pause(int attempts, @Nullable Duration asked) {
        Duration pause = pause(attempts);
        if (asked == null) {
            return pause;
        }
        Duration longest = settings.longestRetryAfter();
        Duration honoured = asked.compareTo(longest) > 0 ? longest : asked;
        return honoured.compareTo(pause) > 0 ? honoured : pause;
    }

    /** Between half and all of the first pause doubled for every attempt after the first. */
    Duration pause(int attempts) {
        double doubled = settings.firstRetry().toMillis() * Math.pow(2, Math.min(attempts - 1, 30));
        long longest = (long) Math.min(doubled, settings.longestRetry().toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    /** PostgreSQL keeps microseconds, and a lease is told by its end. */
    static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
