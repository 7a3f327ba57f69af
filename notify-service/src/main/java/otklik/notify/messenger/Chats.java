package otklik.notify.messenger;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import otklik.eventing.seal.UnreadableSeal;
import otklik.notify.contact.MissingContact;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.delivery.Recipient;
import otklik.notify.delivery.Waiting;
import otklik.notify.template.NoticeTexts.Untellable;
import otklik.notify.vault.SealedAddress;
import otklik.notify.vault.Vault;

/**
 * The way to a chat up to the call: a contact that is not here yet is waited for, the bot's turn too, and only then is the
 * address in plain. Everything runs on the sending loop.
 */
@Singleton
public final class Chats implements Waiting {
    private static final Logger LOG = Logger.getLogger(Chats.class);
    private static final long NANOS_OF_A_MILLI = 1_000_000;

    private final Vault vault;
    private final MissingContact missing;
    private final Vertx vertx;
    private final Clock clock;
    private final Map<UUID, Turn> turns = new HashMap<>();

    /** A first step whose turn comes. */
    private record Turn(Delivery delivery, Consumer<DeliveryResult> told, long timer) {}

    Chats(Vault vault, MissingContact missing, Vertx vertx, Clock clock) {
        this.vault = vault;
        this.missing = missing;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** The messenger's own part. */
    @FunctionalInterface
    public interface Call {
        /** @param address in the form of the messenger's package in ingest-service */
        void make(String address) throws Untellable;
    }

    /** A step that takes a turn. */
    @FunctionalInterface
    public interface Step {
        void take() throws Untellable, UnreadableSeal;
    }

    /** Makes the call when it is the bot's turn; tells why, where it cannot be made. */
    public void reach(Delivery delivery, Paces paces, Consumer<DeliveryResult> told, Call call) {
        SealedAddress sealed = delivery.address();
        if (sealed != null) {
            awaitTurn(delivery, paces, delivery.endpoint(), told, () -> call.make(vault.open(sealed)), true);
        } else if (Recipient.OnDuty.isEndpoint(delivery.endpoint())) {
            told.accept(new DeliveryResult.Refused(DeadReason.NO_CONTACT, "there is no duty contact any more"));
        } else {
            Context loop = vertx.getOrCreateContext();
            Thread.ofVirtual().name("missing-contact").start(() -> {
                DeliveryResult result = missing.judge(delivery.endpoint(), delivery.awaits());
                loop.runOnContext(back -> told.accept(result));
            });
        }
    }

    /**
     * Takes the step when it is the bot's turn; nobody lets go of it, for it follows what was done already.
     *
     * @param chat whose interval is kept
     */
    public void turn(Delivery delivery, Paces paces, String chat, Consumer<DeliveryResult> told, Step step) {
        awaitTurn(delivery, paces, chat, told, step, false);
    }

    private void awaitTurn(
            Delivery delivery, Paces paces, String chat, Consumer<DeliveryResult> told, Step step, boolean untilLetGo) {
        Instant now = clock.instant();
        Instant at = paces.reserve(delivery.lane(), chat, now);
        Runnable go = () -> {
            if (paces.go(delivery.lane(), chat, at, clock.instant())) {
                take(delivery, told, step);
            } else {
                awaitTurn(delivery, paces, chat, told, step, untilLetGo);
            }
        };
        // Rounded up: a timer that is early by a part of a millisecond is above the limit.
        long millis = Math.ceilDiv(Duration.between(now, at).toNanos(), NANOS_OF_A_MILLI);
        UUID notice = delivery.noticeId();
        if (millis == 0) {
            go.run();
        } else if (untilLetGo) {
            long timer = vertx.setTimer(millis, due -> {
                if (turns.remove(notice) != null) {
                    go.run();
                }
            });
            turns.put(notice, new Turn(delivery, told, timer));
        } else {
            vertx.setTimer(millis, due -> go.run());
        }
    }

    @Override
    public void letGo(Predicate<Delivery> which, Duration after) {
        List<Turn> gone = turns.values().stream()
                .filter(turn -> which.test(turn.delivery()))
                .toList();
        for (Turn turn : gone) {
            turns.remove(turn.delivery().noticeId());
            vertx.cancelTimer(turn.timer());
        }
        gone.forEach(turn -> turn.told().accept(new DeliveryResult.PutBack(after)));
    }

    private static void take(Delivery delivery, Consumer<DeliveryResult> told, Step step) {
        try {
            step.take();
        } catch (Untellable e) {
            told.accept(e.result());
        } catch (UnreadableSeal e) {
            told.accept(new DeliveryResult.TryLater(
                    null, "the contact's address cannot be unsealed with this key", Blame.NOTICE));
        } catch (RuntimeException e) {
            LOG.errorf(
                    "notice=%s lane=%s fault=%s",
                    delivery.noticeId(), delivery.lane(), e.getClass().getName());
            told.accept(new DeliveryResult.TryLater(
                    null, "our own fault: " + e.getClass().getName(), Blame.NOTICE));
        }
    }
}
