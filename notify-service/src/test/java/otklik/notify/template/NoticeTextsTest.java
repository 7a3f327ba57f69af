package otklik.notify.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Unsealer;
import otklik.notify.delivery.About;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.Facts;
import otklik.notify.delivery.Turn;
import otklik.notify.delivery.Urgency;
import otklik.notify.template.NoticeTexts.Untellable;
import otklik.region.Language;
import otklik.region.NoticeKind;
import otklik.region.RegionPack;

class NoticeTextsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final RegionPack PACK =
            RegionPack.load(Path.of(Objects.requireNonNull(System.getProperty("otklik.root")), "regions", "orenburg"));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final NoticeTexts texts = new NoticeTexts(
            PACK,
            new Unsealer(SealKeys.generate()),
            new NoticeSettings() {
                @Override
                public String statusUrl() {
                    return "https://example.org/{reference}";
                }

                @Override
                public String pageUrl() {
                    return "https://example.org/";
                }
            },
            new TextMeters(registry));

    @Test
    void shouldCutTheAnswerToTheChannelsLimitAndCountIt() throws Untellable {
        Told told = texts.tell(delivery("telegram:region", NoticeKind.STATUS_ANSWERED.code(), "я".repeat(5000)));

        assertThat(told.text())
                .hasSizeLessThanOrEqualTo(4096)
                .contains("яяя…")
                .endsWith(PACK.template(NoticeKind.ASK_RATING, Language.RUSSIAN).render(Map.of()));
        assertThat(cut("telegram")).isEqualTo(1);
    }

    @Test
    void shouldTakeTheSmallerOfTwoLimits() throws Untellable {
        Delivery delivery = delivery("telegram:region", NoticeKind.STATUS_ANSWERED.code(), "я".repeat(5000));

        assertThat(texts.tell(delivery, 1000).text()).hasSizeLessThanOrEqualTo(1000);
        assertThat(texts.tell(delivery, 100_000).text()).hasSizeLessThanOrEqualTo(4096);
    }

    @Test
    void shouldCutNothingForAPlatform() throws Untellable {
        Told told = texts.tell(delivery("webhook:test", NoticeKind.STATUS_ANSWERED.code(), "я".repeat(5000)));

        assertThat(told.text()).contains("я".repeat(5000));
        assertThat(cut("webhook")).isZero();
    }

    @Test
    void shouldGiveUpAtOnceWhatCannotBeFilled() {
        Delivery wants = delivery("telegram:region", NoticeKind.SURFACE_UNTOLD.code(), null);

        assertThatThrownBy(() -> texts.tell(wants))
                .isInstanceOfSatisfying(
                        Untellable.class,
                        e -> assertThat(e.result())
                                .isInstanceOfSatisfying(
                                        DeliveryResult.Refused.class,
                                        refused -> assertThat(refused.why()).isEqualTo(DeadReason.TEMPLATE)));
    }

    @Test
    void shouldTryWhatAnotherReplicaMayKnowLater() {
        Delivery newer = delivery("telegram:region", "status-of-tomorrow", null);

        assertThatThrownBy(() -> texts.tell(newer))
                .isInstanceOfSatisfying(
                        Untellable.class, e -> assertThat(e.result()).isInstanceOf(DeliveryResult.TryLater.class));
    }

    private double cut(String channel) {
        var counter =
                registry.find("otklik.notice.texts.cut").tag("channel", channel).counter();
        return counter == null ? 0 : counter.count();
    }

    private static Delivery delivery(String lane, String notice, @Nullable String resolution) {
        Facts facts = new Facts(
                "7K3QM-X9D2V",
                null,
                "ext-1",
                "approved",
                "roads",
                "minstroy",
                null,
                resolution,
                null,
                "ru",
                NOW,
                (String) null);
        return new Delivery(
                UUID.randomUUID(),
                lane,
                "contact-1",
                lane.startsWith("telegram"),
                new About(UUID.randomUUID().toString(), 3, "message-1"),
                notice,
                "event-1",
                null,
                facts,
                new Turn(Urgency.ORDINARY, "minstroy"),
                null,
                0,
                0,
                NOW,
                NOW,
                null,
                null,
                null);
    }
}
