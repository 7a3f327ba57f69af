package otklik.notify.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.notify.delivery.DeliveryResult.Blame;

/**
 * What one webhook or bot has in hand. Bounded in what it holds and in what is on its way, so that a slow receiver costs
 * nobody else anything; after several failures in a row it rests, then probes with one notice until the receiver answers.
 *
 * <p>Confined to the sending loop, except {@link #free}, {@link #wants}, {@link #reserve}, {@link #release}, {@link #held},
 * {@link #rests} and {@link #name}.
 */
final class Lane {
    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final int FAILURES_BEFORE_REST = 8;
    private static final int REFILLS = 4;
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final String name;
    private final Sender sender;
    private final Clock clock;
    private final Limits limits;
    private final Outside outside;
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
     * @param longestRest that a provider may ask for
     */
    record Limits(Duration shortestLease, Duration longestRest) {}

    /** What is around a lane. */
    interface Outside {
        /** Whether it is for this replica to send on the lane; from any thread. */
        boolean isOurs();

        /** What was begun and only waits for its turn is put back for so long; on the sending loop. */
        void letGo(Duration after);

        /** Told every result, on the sending loop. */
        void ended(Delivery delivery, DeliveryResult result);
    }

    Lane(String name, Sender sender, Clock clock, Limits limits, Outside outside) {
        this.name = name;
        this.sender = sender;
        this.clock = clock;
        this.limits = limits;
        this.outside = outside;
    }

    String name() {
        return name;
    }

    /** How many more it takes now. */
    int free(Instant now) {
        if (rests(now) || !outside.isOurs()) {
            return 0;
        }
        return Math.max(0, (probing ? 1 : sender.room()) - held.get());
    }

    /**
     * How many more are to be claimed for it now. Where a provider counts what is sent, one goes now and one then: it is filled up when
     * a quarter is free, not looked at for each.
     */
    int wants(Instant now) {
        int free = free(now);
        return sender.isPaced() && !probing && free * REFILLS < sender.room() ? 0 : free;
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

    /** How many are in hand, or have their room reserved. */
    int held() {
        return held.get();
    }

    /** Whether it lets its receiver alone. */
    boolean rests(Instant now) {
        return now.isBefore(restsUntil);
    }

    /** Puts back what is not on its way. */
    void letGo() {
        putAllBack(Duration.ZERO);
    }

    /** Puts back what waits here for this endpoint: what is known of it may be wrong by now. */
    void forget(String endpoint) {
        putBack(delivery -> delivery.endpoint().equals(endpoint), Duration.ZERO);
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
            if (rests(now)) {
                putAllBack(Duration.between(now, restsUntil));
                return;
            }
            if (!outside.isOurs()) {
                putAllBack(Duration.ZERO);
                return;
            }
            Delivery next = waiting.remove();
            if (now.plus(limits.shortestLease()).isAfter(next.dueAt())) {
                held.decrementAndGet();
                outside.ended(next, new DeliveryResult.PutBack(Duration.ZERO));
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
        outside.ended(delivery, result);
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
            case LANE -> restAsAsked(asked == null ? FIRST_REST : asked);
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

    /** The provider knows best, also when it asks for more than before. */
    private void restAsAsked(Duration asked) {
        Duration pause = asked.compareTo(limits.longestRest()) > 0 ? limits.longestRest() : asked;
        Instant end = clock.instant().plus(pause);
        if (end.isAfter(restsUntil)) {
            begin(end, pause);
        }
    }

    /** Those still on their way from before a rest do not prolong it. */
    private void rest(Duration pause) {
        Instant now = clock.instant();
        if (rests(now)) {
            return;
        }
        rests++;
        begin(now.plus(pause), pause);
    }

    private void begin(Instant end, Duration pause) {
        failures = 0;
        probing = true;
        restsUntil = end;
        putAllBack(pause);
    }

    private void putAllBack(Duration after) {
        putBack(delivery -> true, after);
        outside.letGo(after);
    }

    private void putBack(Predicate<Delivery> which, Duration after) {
        List<Delivery> some = waiting.stream().filter(which).toList();
        waiting.removeIf(which);
        held.addAndGet(-some.size());
        some.forEach(delivery -> outside.ended(delivery, new DeliveryResult.PutBack(after)));
    }
}
