package otklik.notify.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.notify.delivery.DeliveryResult.Blame;

/**
 * What one webhook or bot has in hand. Bounded in what it holds and in what is on its way, so that a slow receiver costs
 * nobody else anything; after several failures in a row it rests, then probes with one notice until the receiver answers.
 *
 * <p>Confined to the sending loop, except {@link #free}, {@link #reserve}, {@link #release}, {@link #holdsSome} and {@link #name}.
 */
final class Lane {
    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final int FAILURES_BEFORE_REST = 8;
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final String name;
    private final Sender sender;
    private final Clock clock;
    private final Duration shortestLease;
    private final BiConsumer<Delivery, DeliveryResult> results;
    private final AtomicInteger held = new AtomicInteger();
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private volatile Instant restsUntil = Instant.MIN;
    private volatile boolean probing;
    private boolean sendingOn;
    private int onTheirWay;
    private int failures;
    private int rests;

    /**
     * @param shortestLease what must be left of a lease to begin an attempt
     * @param results told every result, on the sending loop
     */
    Lane(
            String name,
            Sender sender,
            Clock clock,
            Duration shortestLease,
            BiConsumer<Delivery, DeliveryResult> results) {
        this.name = name;
        this.sender = sender;
        this.clock = clock;
        this.shortestLease = shortestLease;
        this.results = results;
    }

    String name() {
        return name;
    }

    /** How many more it takes now. */
    int free(Instant now) {
        if (now.isBefore(restsUntil)) {
            return 0;
        }
        return Math.max(0, (probing ? 1 : sender.room()) - held.get());
    }

    /** Keeps room for one; true if there was some. */
    boolean reserve(Instant now) {
        if (free(now) == 0) {
            return false;
        }
        held.incrementAndGet();
        return true;
    }

    /** Gives reserved room back. */
    void release(int number) {
        held.addAndGet(-number);
    }

    /** Whether anything is in hand. */
    boolean holdsSome() {
        return held.get() > 0;
    }

    /** Puts back what is not on its way. */
    void letGo() {
        putAllBack(Duration.ZERO);
    }

    /** Puts back what is for this endpoint and not on its way. */
    void forget(String endpoint) {
        waiting.removeIf(delivery -> {
            boolean his = delivery.endpoint().equals(endpoint);
            if (his) {
                held.decrementAndGet();
                results.accept(delivery, new DeliveryResult.PutBack(Duration.ZERO));
            }
            return his;
        });
    }

    /** Takes what room was reserved for. */
    void take(List<Delivery> deliveries) {
        waiting.addAll(deliveries);
        sendOn();
    }

    /** A sender that answers at once comes back here from within the loop: the loop goes on, it does not nest. */
    private void sendOn() {
        if (sendingOn) {
            return;
        }
        sendingOn = true;
        try {
            sendWhatFits();
        } finally {
            sendingOn = false;
        }
    }

    private void sendWhatFits() {
        while (!waiting.isEmpty() && onTheirWay < (probing ? 1 : sender.width())) {
            Instant now = clock.instant();
            if (now.isBefore(restsUntil)) {
                putAllBack(Duration.between(now, restsUntil));
                return;
            }
            Delivery next = waiting.remove();
            if (now.plus(shortestLease).isAfter(next.dueAt())) {
                held.decrementAndGet();
                results.accept(next, new DeliveryResult.PutBack(Duration.ZERO));
                continue;
            }
            onTheirWay++;
            attempt(next);
        }
    }

    private void attempt(Delivery delivery) {
        try {
            sender.send(delivery, result -> ended(delivery, result));
        } catch (RuntimeException e) {
            LOG.errorf(e, "notice=%s lane=%s: the sender failed", delivery.noticeId(), name);
            ended(
                    delivery,
                    new DeliveryResult.TryLater(
                            null, "our own fault: " + e.getClass().getName(), Blame.NOTICE));
        }
    }

    private void ended(Delivery delivery, DeliveryResult result) {
        onTheirWay--;
        held.decrementAndGet();
        learn(result);
        results.accept(delivery, result);
        sendOn();
    }

    private void learn(DeliveryResult result) {
        switch (result) {
            case DeliveryResult.Delivered d -> answered();
            case DeliveryResult.Doubted d -> answered();
            case DeliveryResult.Refused r -> answered();
            case DeliveryResult.Barred b -> {}
            case DeliveryResult.PutBack p -> {}
            case DeliveryResult.AwaitsContact a -> {}
            case DeliveryResult.TryLater later -> learn(later.blame(), later.after());
            case DeliveryResult.Unanswered unanswered -> learn(unanswered.blame(), null);
        }
    }

    private void learn(Blame blame, @Nullable Duration asked) {
        switch (blame) {
            case NOTICE -> answered();
            case RECEIVER -> failed(asked);
            case LANE -> rest(asked == null ? FIRST_REST : asked);
        }
    }

    private void answered() {
        failures = 0;
        rests = 0;
        probing = false;
    }

    private void failed(@Nullable Duration asked) {
        failures++;
        if (probing || failures >= FAILURES_BEFORE_REST) {
            Duration rest = FIRST_REST.multipliedBy(1L << Math.min(rests, 10));
            Duration own = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
            rest(asked != null && asked.compareTo(own) > 0 ? asked : own);
        }
    }

    /** Those still on their way from before a rest do not prolong it. */
    private void rest(Duration pause) {
        Instant now = clock.instant();
        if (now.isBefore(restsUntil)) {
            return;
        }
        rests++;
        failures = 0;
        probing = true;
        restsUntil = now.plus(pause);
        putAllBack(pause);
    }

    private void putAllBack(Duration after) {
        held.addAndGet(-waiting.size());
        waiting.forEach(delivery -> results.accept(delivery, new DeliveryResult.PutBack(after)));
        waiting.clear();
    }
}
