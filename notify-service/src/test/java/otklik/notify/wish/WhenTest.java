package otklik.notify.wish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.region.NoticeKind;
import otklik.region.NoticePolicy;
import otklik.region.Quiet;
import otklik.region.Tell;

class WhenTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");
    private static final Quiet NIGHT = new Quiet(LocalTime.of(22, 0), LocalTime.of(8, 0));
    private static final Instant NOON = Instant.parse("2026-03-01T07:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T19:00:00Z");
    private static final NoticePolicy POLICY = policy(Optional.empty());

    @Test
    void shouldTellAtOnceWhereNobodyWishesAnything() {
        assertThat(when(NoticeKind.STATUS_ASSIGNED, Tell.NOW, Wish.NONE, MIDNIGHT))
                .isEqualTo(new Moment.Now());
    }

    @Test
    void shouldHoldUntilTheMorningWhatCanWait() {
        Wish quiet = new Wish("22:00-08:00", null, false);

        assertThat(when(NoticeKind.STATUS_ANSWERED, Tell.NOW, quiet, MIDNIGHT))
                .isEqualTo(new Moment.HeldUntil(Instant.parse("2026-03-02T03:00:00Z")));
        assertThat(when(NoticeKind.ACKNOWLEDGEMENT_EMERGENCY, Tell.NOW, quiet, MIDNIGHT))
                .isEqualTo(new Moment.Now());
        assertThat(when(NoticeKind.STATUS_ANSWERED, Tell.NOW, quiet, NOON)).isEqualTo(new Moment.Now());
    }

    @Test
    void shouldLetACitizenTurnThePacksQuietHoursOff() {
        NoticePolicy quiet = policy(Optional.of(NIGHT));

        assertThat(When.of(NoticeKind.STATUS_ASSIGNED, Tell.NOW, Wish.NONE, quiet, ZONE, MIDNIGHT))
                .isInstanceOf(Moment.HeldUntil.class);
        assertThat(When.of(
                        NoticeKind.STATUS_ASSIGNED, Tell.NOW, new Wish(Wish.OFF, null, false), quiet, ZONE, MIDNIGHT))
                .isEqualTo(new Moment.Now());
    }

    @Test
    void shouldGatherWhatALineSaysForTheDigest() {
        Wish digest = new Wish(null, true, false);

        assertThat(when(NoticeKind.STATUS_ASSIGNED, Tell.NOW, digest, NOON))
                .isEqualTo(new Moment.InDigest(Instant.parse("2026-03-01T13:00:00Z")));
        assertThat(when(NoticeKind.STATUS_ASSIGNED, Tell.NOW, digest, MIDNIGHT))
                .isEqualTo(new Moment.InDigest(Instant.parse("2026-03-02T13:00:00Z")));
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {"STATUS_ANSWERED", "STATUS_REJECTED", "STATUS_QUESTION", "STATUS_EXTENDED", "STATUS_ADDED"})
    void shouldNotMakeALineOfWordsAndOfWhatLawDemandsAndOfWhatAnswersHim(NoticeKind kind) {
        assertThat(when(kind, Tell.NOW, new Wish(null, true, false), NOON)).isEqualTo(new Moment.Now());
    }

    @Test
    void shouldTellOnceADayWhatThePackTellsSoUnlessHeWantsItAtOnce() {
        assertThat(when(NoticeKind.STATUS_JOINED, Tell.DIGEST, Wish.NONE, NOON)).isInstanceOf(Moment.InDigest.class);
        assertThat(when(NoticeKind.STATUS_JOINED, Tell.DIGEST, new Wish(null, false, false), NOON))
                .isEqualTo(new Moment.Now());
    }

    @Test
    void shouldTellTheMainThingsToWhoWantsLess() {
        Wish less = new Wish(null, null, true);

        assertThat(when(NoticeKind.STATUS_ASSIGNED, Tell.NOW, less, NOON)).isEqualTo(new Moment.Never("less"));
        assertThat(when(NoticeKind.STATUS_CLOSED, Tell.NOW, less, NOON)).isEqualTo(new Moment.Never("less"));
        for (NoticeKind kind : List.of(
                NoticeKind.ACKNOWLEDGEMENT,
                NoticeKind.STATUS_ANSWERED,
                NoticeKind.STATUS_REJECTED,
                NoticeKind.STATUS_QUESTION,
                NoticeKind.STATUS_EXTENDED,
                NoticeKind.ERASED)) {
            assertThat(when(kind, Tell.NOW, less, NOON)).as(kind.code()).isEqualTo(new Moment.Now());
        }
    }

    @Test
    void shouldNotTellWhatThePackNeverTells() {
        assertThat(when(NoticeKind.STATUS_JOINED, Tell.NEVER, Wish.NONE, NOON)).isEqualTo(new Moment.Never("rule"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Yekaterinburg", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"})
    void shouldNeverTellInQuietHoursWhatCanWait(String name) {
        ZoneId zone = ZoneId.of(name);
        for (String hours : List.of("22:00-08:00", "00:00-02:30", "02:45-02:15", "13:00-18:30", "23:59-00:01")) {
            Quiet quiet = Quiet.parse(hours).orElseThrow();
            for (boolean digest : new boolean[] {false, true}) {
                Wish wish = new Wish(hours, digest, false);
                Instant now = Instant.parse("2026-01-01T00:00:00Z");
                for (; now.isBefore(Instant.parse("2027-01-01T00:00:00Z")); now = now.plusSeconds(47 * 60)) {
                    Instant told = at(When.of(NoticeKind.STATUS_ASSIGNED, Tell.NOW, wish, POLICY, zone, now), now);
                    assertThat(quiet.holds(told.atZone(zone).toLocalTime()))
                            .as("%s at %s, told at %s", hours, now, told)
                            .isFalse();
                    assertThat(Duration.between(now, told).toHours()).isBetween(0L, 72L);
                }
            }
        }
    }

    private static Instant at(Moment moment, Instant now) {
        return switch (moment) {
            case Moment.Now ignored -> now;
            case Moment.HeldUntil held -> held.at();
            case Moment.InDigest line -> line.at();
            case Moment.Never never -> throw new AssertionError(never);
        };
    }

    private static Moment when(NoticeKind kind, Tell tell, Wish wish, Instant now) {
        return When.of(kind, tell, wish, POLICY, ZONE, now);
    }

    private static NoticePolicy policy(Optional<Quiet> quiet) {
        return new NoticePolicy(
                quiet,
                LocalTime.of(18, 0),
                Set.of(
                        NoticeKind.STATUS_ANSWERED,
                        NoticeKind.STATUS_REJECTED,
                        NoticeKind.STATUS_EXTENDED,
                        NoticeKind.ERASED),
                Set.of(NoticeKind.ACKNOWLEDGEMENT_EMERGENCY, NoticeKind.STATUS_ADDED, NoticeKind.ERASED),
                List.of(),
                Map.of());
    }
}
