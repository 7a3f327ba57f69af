package otklik.ingest.open311;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.open311.ReadRequests.Outcome;

/**
 * The number that belongs to a token. Clients ask for it right after their POST, some of them once only, and take a request without
 * number for one that failed. So who asks too early waits for a moment, as long as there are not too many who wait.
 */
@Singleton
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int MOST_WAITING = 128;

    private final Vertx vertx;
    private final ReadRequests reads;
    private final long looks;
    private final Semaphore room = new Semaphore(MOST_WAITING);

    Tokens(Vertx vertx, ReadRequests reads, Open311Settings settings) {
        this.vertx = vertx;
        this.reads = reads;
        this.looks = settings.tokenWait().dividedBy(BETWEEN);
    }

    /** On the request's context, as everything that comes of it. */
    void find(@Nullable String token, Format format, ReadRequests.Then<String> then) {
        if (token == null || !TOKEN.matcher(token).matches()) {
            then.told(new Outcome.Not<>(Refusal.of(Reason.NOT_FOUND, "token")));
            return;
        }
        ReadRequests.Reading<String> reading = () -> reads.token(token).in(format);
        reads.offLoop(reading, first -> {
            if (looks > 0 && isNotYet(first) && room.tryAcquire()) {
                lookAgain(reading, looks, last -> {
                    room.release();
                    then.told(last);
                });
            } else {
                then.told(first);
            }
        });
    }

    private void lookAgain(ReadRequests.Reading<String> reading, long left, ReadRequests.Then<String> then) {
        vertx.setTimer(
                BETWEEN.toMillis(),
                timer -> reads.offLoop(reading, outcome -> {
                    if (left > 1 && (isNotYet(outcome) || is(Reason.BUSY, outcome))) {
                        lookAgain(reading, left - 1, then);
                    } else {
                        then.told(outcome);
                    }
                }));
    }

    private static boolean isNotYet(Outcome<String> outcome) {
        return is(Reason.NOT_FOUND, outcome);
    }

    private static boolean is(Reason reason, Outcome<String> outcome) {
        return switch (outcome) {
            case Outcome.Read<String> read -> false;
            case Outcome.Not<String>(Refusal refusal) -> refusal.reason() == reason;
        };
    }
}
