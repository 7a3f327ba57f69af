package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.delivery.DeliveryResult.Delivered;
import otklik.notify.delivery.DeliveryResult.PutBack;
import otklik.notify.delivery.DeliveryResult.TryLater;
import otklik.region.NoticeKind;

class LaneTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final DeliveryResult FAILED = new TryLater(null, "HTTP 500", Blame.RECEIVER);

    private final Deque<Consumer<DeliveryResult>> onTheirWay = new ArrayDeque<>();
    private final List<DeliveryResult> results = new ArrayList<>();
    private Instant now = NOW;
    private final Lane lane = new Lane(
            "webhook:x",
            new Held(),
            new Ticking(),
            new Lane.Limits(Duration.ofSeconds(20), Duration.ofHours(1)),
            new Surroundings());
    private boolean ours = true;
    private boolean paced;
    private Duration letGoFor = Duration.ZERO;

    @Test
    void shouldSendNoMoreAtOnceThanItsWidth() {
        take(10);

        assertThat(onTheirWay).hasSize(4);
        onTheirWay.remove().accept(new Delivered(null));
        assertThat(onTheirWay).hasSize(4);
    }

    @Test
    void shouldWantMoreOfWhatAProviderCountsOnlyWhenAQuarterIsFree() {
        take(16);
        assertThat(lane.wants(now)).isEqualTo(4);

        paced = true;
        assertThat(lane.wants(now)).isZero();
        answer(1, new Delivered(null));
        assertThat(lane.wants(now)).isEqualTo(5);
    }

    @Test
    void shouldRestAndLetGoWhenTheReceiverFailsAgainAndAgain() {
        take(20);

        answer(8, FAILED);

        assertThat(lane.free(now)).isZero();
        assertThat(results).filteredOn(PutBack.class::isInstance).hasSize(20 - 8 - 3);
    }

    @Test
    void shouldProbeWithOneAfterARestAndOpenWhenItIsTaken() {
        take(12);
        answer(12 - 1, FAILED);
        now = now.plusSeconds(2);

        assertThat(lane.free(now)).isEqualTo(1);
        take(1);
        answer(1, new Delivered(null));
        assertThat(lane.free(now)).isEqualTo(20);
    }

    @Test
    void shouldNotRestWhenOneNoticeFailsBetweenOthersThatAreTaken() {
        for (int i = 0; i < 30; i++) {
            take(1);
            answer(1, i % 2 == 0 ? FAILED : new Delivered(null));
        }

        assertThat(lane.free(now)).isEqualTo(20);
    }

    @Test
    void shouldLetGoOfWhatItCannotSendWithinTheLease() {
        now = now.plusSeconds(45);

        take(3);

        assertThat(onTheirWay).isEmpty();
        assertThat(results).containsOnly(new PutBack(Duration.ZERO)).hasSize(3);
        assertThat(lane.held()).isZero();
    }

    @Test
    void shouldRestAtOnceForAsLongAsTheProviderAsks() {
        take(10);

        answer(1, new TryLater(Duration.ofMinutes(5), "HTTP 429", Blame.LANE));

        assertThat(lane.rests(now.plusSeconds(299))).isTrue();
        assertThat(lane.rests(now.plusSeconds(300))).isFalse();
        assertThat(letGoFor).isEqualTo(Duration.ofMinutes(5));
        assertThat(results).filteredOn(PutBack.class::isInstance).hasSize(6);
    }

    @Test
    void shouldRestForTheLongerOfTwoPausesButForNoneThatIsTooLong() {
        take(4);

        answer(1, new TryLater(Duration.ofSeconds(5), "HTTP 429", Blame.LANE));
        answer(1, new TryLater(Duration.ofSeconds(30), "HTTP 429", Blame.LANE));
        assertThat(lane.rests(now.plusSeconds(29))).isTrue();
        answer(1, new TryLater(Duration.ofDays(400), "HTTP 429", Blame.LANE));

        assertThat(lane.rests(now.plus(Duration.ofHours(1)))).isFalse();
    }

    @Test
    void shouldTakeNothingAndPutBackWhatWaitsWhenAnotherReplicaHasTheLane() {
        take(10);
        ours = false;

        answer(1, new Delivered(null));

        assertThat(lane.free(now)).isZero();
        assertThat(lane.held()).isEqualTo(3);
        assertThat(results).filteredOn(PutBack.class::isInstance).hasSize(6);
    }

    @Test
    void shouldPutBackWhatWaitsForAnEndpointThatIsForgotten() {
        take(10);

        lane.forget("webhook:y");
        assertThat(results).isEmpty();
        lane.forget("webhook:x");

        assertThat(results).containsOnly(new PutBack(Duration.ZERO)).hasSize(6);
        assertThat(lane.held()).isEqualTo(4);
    }

    private void take(int number) {
        List<Delivery> deliveries =
                Stream.generate(LaneTest::delivery).limit(number).toList();
        lane.release(-number);
        lane.take(deliveries);
    }

    private void answer(int number, DeliveryResult result) {
        for (int i = 0; i < number && !onTheirWay.isEmpty(); i++) {
            onTheirWay.remove().accept(result);
        }
    }

    private static Delivery delivery() {
        Facts facts = new Facts("R", null, "e", "assigned", "roads", null, null, null, null, null, NOW, "vk");
        String id = UUID.randomUUID().toString();
        return Delivery.planned(
                        new Cause(id, id, null),
                        new Recipient.Webhook("x"),
                        new About(id, 1, "m"),
                        NoticeKind.ACKNOWLEDGEMENT,
                        facts,
                        Turn.of(NoticeKind.ACKNOWLEDGEMENT),
                        NOW)
                .heldUntil(NOW.plusSeconds(60));
    }

    private final class Surroundings implements Lane.Outside {
        @Override
        public boolean isOurs() {
            return ours;
        }

        @Override
        public void letGo(Duration after) {
            letGoFor = after;
        }

        @Override
        public void ended(Delivery delivery, DeliveryResult result) {
            results.add(result);
        }
    }

    private final class Held implements Sender {
        @Override
        public String channel() {
            return "webhook";
        }

        @Override
        public int width() {
            return 4;
        }

        @Override
        public int room() {
            return 20;
        }

        @Override
        public boolean repeatsAreHarmless() {
            return true;
        }

        @Override
        public boolean isPaced() {
            return paced;
        }

        @Override
        public void send(Delivery delivery, Consumer<DeliveryResult> told) {
            onTheirWay.add(told);
        }
    }

    private final class Ticking extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
