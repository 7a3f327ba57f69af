package otklik.notify.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import otklik.notify.Backings;
import otklik.notify.delivery.About;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.PutBack;
import otklik.notify.delivery.Facts;
import otklik.notify.delivery.Turn;
import otklik.notify.delivery.Urgency;
import otklik.notify.vault.SealedAddress;

@QuarkusTest
@QuarkusTestResource(Backings.class)
class ChatsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Inject
    Chats chats;

    @Inject
    Clock clock;

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
