package otklik.notify.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import otklik.notify.Backings;
import otklik.notify.contact.MissingContact;
import otklik.notify.delivery.About;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.PutBack;
import otklik.notify.delivery.Facts;
import otklik.notify.delivery.Turn;
import otklik.notify.delivery.Urgency;
import otklik.notify.vault.SealedAddress;
import otklik.notify.vault.Vault;

@QuarkusTest
@QuarkusTestResource(Backings.class)
class ChatsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant AWAKENING = NOW.plusSeconds(2);
    private static final Instant SECOND_AWAKENING = NOW.plusSeconds(4);
    private static final Duration SPACING = Duration.ofMillis(100);

    @Inject
    Chats chats;

    @Inject
    Clock clock;

    @Inject
    Vault vault;

    @Inject
    MissingContact missing;

    @Inject
    Vertx vertx;

    private final Paces paces = new Paces(1, Duration.ofHours(1));
    private final String chat = UUID.randomUUID().toString();
    private final List<DeliveryResult> told = new ArrayList<>();

    @Test
    void shouldLetGoOfWhatWaitsForItsTurnAndNeverCall() {
        paces.reserve("telegram:x", chat, clock.instant());
        Delivery waiting = delivery(chat);
        chats.reach(waiting, paces, told::add, address -> {
            throw new AssertionError("it is called");
        });

        chats.letGo(delivery -> delivery.endpoint().equals("another"), Duration.ZERO);
        assertThat(told).isEmpty();
        chats.letGo(delivery -> delivery.endpoint().equals(chat), Duration.ofSeconds(7));
        chats.letGo(delivery -> delivery.endpoint().equals(chat), Duration.ofSeconds(7));

        assertThat(told).containsExactly(new PutBack(Duration.ofSeconds(7)));
    }

    @Test
    void shouldNotLetGoOfAStepThatFollowsOthers() {
        paces.reserve("telegram:x", chat, clock.instant());
        chats.turn(delivery(chat), paces, chat, told::add, () -> {});

        chats.letGo(delivery -> delivery.endpoint().equals(chat), Duration.ZERO);

        assertThat(told).isEmpty();
    }

    @Test
    void shouldTakeAMomentAnewForAFirstStepEachTimeTheProcessStoodStill() throws Exception {
        CompletableFuture<DeliveryResult> taken = new CompletableFuture<>();
        Paces spaced = busyAt(NOW);

        // The address cannot be opened: so much is told when the step is taken.
        standingStillTwice().reach(delivery(chat), spaced, taken::complete, address -> {});
        taken.get(30, TimeUnit.SECONDS);

        assertThat(spaced.reserve("telegram:x", "another", SECOND_AWAKENING)).isEqualTo(SECOND_AWAKENING.plus(SPACING));
    }

    @Test
    void shouldTakeAMomentAnewForAStepThatFollowsOthersEachTimeTheProcessStoodStill() throws Exception {
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        Paces spaced = busyAt(NOW);

        standingStillTwice().turn(delivery(chat), spaced, chat, told::add, () -> taken.complete(true));
        taken.get(30, TimeUnit.SECONDS);

        assertThat(spaced.reserve("telegram:x", "another", SECOND_AWAKENING)).isEqualTo(SECOND_AWAKENING.plus(SPACING));
    }

    /** Whose bot has just written, so that the next has to wait. */
    private static Paces busyAt(Instant now) {
        Paces paces = new Paces(10, Duration.ZERO);
        paces.reserve("telegram:x", "one", now);
        return paces;
    }

    /** Twice the moment is long past when its timer goes off. The time is asked for once for each moment, and once when it has come. */
    private Chats standingStillTwice() {
        return new Chats(
                vault,
                missing,
                vertx,
                new ScriptedClock(NOW, AWAKENING, AWAKENING, SECOND_AWAKENING, SECOND_AWAKENING));
    }

    /** Says these one after another, and then the last again and again. */
    private static final class ScriptedClock extends Clock {
        private final Deque<Instant> script;

        ScriptedClock(Instant... script) {
            this.script = new ArrayDeque<>(List.of(script));
        }

        @Override
        public synchronized Instant instant() {
            return script.size() > 1 ? script.removeFirst() : script.getFirst();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("services think in UTC");
        }
    }

    private static Delivery delivery(String endpoint) {
        Facts facts = Facts.ofTalk("R", null, null, NOW);
        String id = UUID.randomUUID().toString();
        return new Delivery(
                UUID.randomUUID(),
                "telegram:x",
                endpoint,
                true,
                new About(id, 1, id),
                "acknowledgement",
                id,
                null,
                facts,
                new Turn(Urgency.NOW, ""),
                null,
                0,
                0,
                NOW,
                NOW,
                null,
                new SealedAddress(endpoint, "sealed", null),
                null);
    }
}
