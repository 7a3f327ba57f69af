package otklik.notify.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Pace pace = new Pace(20, Duration.ofSeconds(1));

    @Test
    void shouldSpaceMessagesEvenlyWhenManyChatsWait() {
        assertThat(pace.reserve("a", NOW)).isEqualTo(NOW);
        assertThat(pace.reserve("b", NOW)).isEqualTo(NOW.plusMillis(50));
        assertThat(pace.reserve("c", NOW)).isEqualTo(NOW.plusMillis(100));
    }

    @Test
    void shouldWaitForTheIntervalWhenTheChatJustGotOne() {
        pace.reserve("a", NOW);

        assertThat(pace.reserve("a", NOW)).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void shouldKeepTheLimitWhenChatsThatMustWaitMeetOthersThatNeedNot() {
        List<Instant> moments = new ArrayList<>();
        for (int chat = 0; chat < 20; chat++) {
            Instant now = NOW.plusMillis(100 * chat);
            moments.add(pace.reserve("regular " + chat, now));
            moments.add(pace.reserve("regular " + chat, now.plusMillis(1)));
        }
        for (int chat = 0; chat < 20; chat++) {
            moments.add(pace.reserve("new " + chat, NOW.plusSeconds(2)));
        }

        Collections.sort(moments);

        assertThat(moments).hasSize(60);
        for (int i = 20; i < moments.size(); i++) {
            assertThat(moments.get(i)).isAfterOrEqualTo(moments.get(i - 20).plusSeconds(1));
        }
    }

    @Test
    void shouldGiveTheMomentsBeforeToOthersWhenAChatMustWait() {
        pace.reserve("a", NOW);
        pace.reserve("a", NOW);

        assertThat(pace.reserve("b", NOW)).isEqualTo(NOW.plusMillis(50));
    }

    @Test
    void shouldNotSaveUpTimeThatWasNotUsed() {
        pace.reserve("a", NOW);

        assertThat(pace.reserve("b", NOW.plusSeconds(60))).isEqualTo(NOW.plusSeconds(60));
        assertThat(pace.reserve("c", NOW.plusSeconds(60)))
                .isEqualTo(NOW.plusSeconds(60).plusMillis(50));
    }

    @Test
    void shouldSpaceAnewWhatWasDueWhileTheProcessStoodStill() {
        pace.reserve("a", NOW);
        Instant b = pace.reserve("b", NOW);
        Instant c = pace.reserve("c", NOW);
        Instant late = NOW.plusSeconds(2);

        assertThat(pace.go("b", b, late)).isFalse();
        assertThat(pace.go("c", c, late)).isFalse();

        assertThat(pace.reserve("b", late)).isEqualTo(late);
        assertThat(pace.reserve("c", late)).isEqualTo(late.plusMillis(50));
    }

    @Test
    void shouldCountTheChatsIntervalFromWhenTheMessageGoes() {
        Instant a = pace.reserve("a", NOW);

        assertThat(pace.go("a", a, NOW.plusMillis(30))).isTrue();

        assertThat(pace.reserve("a", NOW.plusMillis(100))).isEqualTo(NOW.plusMillis(1_030));
    }
}
