package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns over a table that is a list. */
class TurnsTest {
    private static final String BOT = "telegram:region";
    private static final Queue URGENT = new Queue(BOT, Urgency.NOW, "");
    private static final Queue ROADS = new Queue(BOT, Urgency.ORDINARY, "roads");
    private static final Queue HOUSES = new Queue(BOT, Urgency.ORDINARY, "houses");
    private static final Queue MANY = new Queue(BOT, Urgency.MANY, "roads");

    private final ListedNotices notices = new ListedNotices();

    @BeforeEach
    void openTheBot() {
        notices.rooms.put(BOT, 25);
    }

    @Test
    void shouldTakeWhatSomebodyWaitsForFirst() {
        notices.plan(MANY, 1_000);
        notices.plan(ROADS, 1_000);
        notices.plan(URGENT, 10);
        notices.rooms.put(BOT, 10);

        assertThat(queuesOf(notices.claim())).containsOnly(URGENT);
    }

    @Test
    void shouldGiveTheManyAQuarterWhileOthersWait() {
        notices.plan(MANY, 1_000);
        notices.plan(ROADS, 1_000);
        notices.rooms.put(BOT, 20);

        Map<Queue, Integer> taken = notices.count(notices.claim());

        assertThat(taken).containsEntry(ROADS, 15).containsEntry(MANY, 5);
    }

    @Test
    void shouldKeepTheQuarterThoughThereIsRoomForOneAtATime() {
        notices.plan(MANY, 1_000);
        notices.plan(ROADS, 1_000);
        notices.rooms.put(BOT, 1);

        Map<Queue, Integer> taken = notices.count(notices.claim(40));

        assertThat(taken).containsEntry(ROADS, 30).containsEntry(MANY, 10);
    }

    @Test
    void shouldGiveTheManyAllWhenNobodyElseWaits() {
        notices.plan(MANY, 1_000);

        assertThat(notices.claim()).hasSize(25);
    }

    @Test
    void shouldNotLetAnAgencyWithTenThousandDelayTheOthersOne() {
        notices.plan(ROADS, 10_000);
        notices.plan(HOUSES, 1);
        notices.rooms.put(BOT, 1);

        assertThat(queuesOf(notices.claim(3))).contains(HOUSES);
    }

    @Test
    void shouldTakeOneOfAChatAndGoOnBehindTheManyThatItHas() {
        notices.answers = false;
        UUID chat = UUID.randomUUID();
        for (int i = 0; i < 5_000; i++) {
            notices.add(ROADS, chat.toString());
        }
        notices.plan(ROADS, 1);

        List<Candidate> taken = notices.claim(60);

        assertThat(taken).hasSize(2);
        assertThat(taken.getFirst().endpoint()).isEqualTo(chat.toString());
    }

    @Test
    void shouldComeBackToTheBeginningForWhatIsFreeAgain() {
        UUID chat = UUID.randomUUID();
        notices.add(ROADS, chat.toString());
        notices.add(ROADS, chat.toString());
        notices.plan(ROADS, 2_000);
        notices.rooms.put(BOT, 5);
        notices.claim(10);

        notices.now = notices.now.plus(Standing.ANEW);
        List<Candidate> taken = notices.claim();

        assertThat(taken).extracting(Candidate::endpoint).contains(chat.toString());
    }

    @Test
    void shouldRestAtTheEndUntilSomethingChanges() {
        notices.plan(ROADS, 1);
        notices.claim();

        assertThat(notices.looks()).isEmpty();
        notices.turns.wake(notices.now);
        assertThat(notices.looks()).isNotEmpty();
    }

    @Test
    void shouldNotLookBeforeTheNextIsDueOnceThatIsFound() {
        Instant later = notices.now.plusSeconds(2);
        notices.turns.found(Map.of(ROADS, later));

        notices.turns.wake(notices.now);
        assertThat(notices.looks()).isEmpty();
        notices.now = later;
        assertThat(notices.looks()).isNotEmpty();
    }

    @Test
    void shouldSayWhenThereIsSomethingToLookAtInALaneThatHasRoom() {
        Instant atLast = notices.now.plusSeconds(9);
        notices.turns.found(Map.of(ROADS, notices.now.plusSeconds(3), HOUSES, notices.now.plusSeconds(2)));
        notices.turns.found(Map.of(new Queue("webhook:full", Urgency.ORDINARY, ""), notices.now));

        assertThat(notices.turns.quietUntil(notices.rooms, notices.now, atLast)).isEqualTo(notices.now.plusSeconds(2));
        assertThat(notices.turns.quietUntil(Map.of(), notices.now, atLast)).isEqualTo(atLast);
    }

    @Test
    void shouldLookWhenWhatFailedIsDueAgainThoughItWentThroughTheQueueAMomentAgo() {
        notices.plan(ROADS, 1);
        notices.claim();
        notices.turns.due(ROADS, notices.now.plusSeconds(1));

        assertThat(notices.looks()).isEmpty();
        notices.now = notices.now.plusSeconds(1);
        assertThat(notices.looks()).isNotEmpty();
    }

    @Test
    void shouldNotPassAgainWhatIsGone() {
        notices.plan(ROADS, 1);
        notices.claim();
        Instant gone = notices.now;
        notices.turns.due(ROADS, gone.plus(Standing.ANEW.multipliedBy(2)));
        notices.now = gone.plus(Standing.ANEW.multipliedBy(2));

        assertThat(notices.looks()).hasSize(1).noneMatch(Look::isFromTheBeginning);
        notices.claim();
        notices.turns.due(ROADS, gone);
        assertThat(notices.looks()).hasSize(1).allMatch(Look::isFromTheBeginning);
    }

    @Test
    void shouldKnowAtTheEndWhatWasBlockedOnTheWayThere() {
        notices.answers = false;
        notices.add(ROADS, "chat");
        int window = notices.looks().getFirst().window();
        for (int i = 1; i < 4 * window; i++) {
            notices.add(ROADS, "chat");
        }
        notices.add(ROADS, "another");
        assertThat(notices.claim(50)).hasSize(2);
        assertThat(notices.looks()).isEmpty();

        notices.now = notices.now.plusSeconds(2);
        assertThat(notices.looks()).hasSize(1).allMatch(Look::isFromTheBeginning);
    }

    @Test
    void shouldLookAgainInAMomentWhenSomethingIsBlocked() {
        notices.add(ROADS, "chat", true);
        notices.claim();
        notices.turns.found(Map.of(ROADS, notices.now));

        assertThat(notices.looks()).isEmpty();
        notices.now = notices.now.plus(Standing.BLOCKED);
        assertThat(notices.looks()).isNotEmpty();
    }

    @Test
    void shouldForgetAQueueThatStaysEmpty() {
        notices.plan(ROADS, 1);
        notices.claim();

        notices.now = notices.now.plusSeconds(10);
        notices.claim();

        assertThat(notices.turns.lanes()).isEmpty();
    }

    @Test
    void shouldServeEveryLaneWhenThereAreMany() {
        for (int i = 0; i < 100; i++) {
            Queue queue = new Queue("webhook:" + i, Urgency.ORDINARY, "");
            notices.rooms.put(queue.lane(), 4_000);
            notices.plan(queue, 100);
        }

        Set<String> served = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            queuesOf(notices.claim()).forEach(queue -> served.add(queue.lane()));
        }

        assertThat(served).hasSize(100);
    }

    @Test
    void shouldNeverLookAtMoreThanTwiceWhatIsTakenAtOnce() {
        for (int i = 0; i < 20; i++) {
            notices.plan(new Queue("webhook:a", Urgency.ORDINARY, "agency" + i), 500);
        }
        notices.rooms.put("webhook:a", 4_000);

        List<Integer> lookedAt = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lookedAt.add(notices.round().looked());
        }

        assertThat(lookedAt).allMatch(seen -> seen <= 2 * ListedNotices.MOST);
    }

    /** Whatever comes in whatever order, all of it goes, each once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldTakeAllOnce(long seed) {
        Random random = new Random(seed);
        List<Queue> queues = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(50); i++) {
            queues.add(new Queue(
                    random.nextBoolean() ? BOT : "webhook:" + random.nextInt(5),
                    Urgency.values()[random.nextInt(3)],
                    "agency" + random.nextInt(10)));
        }
        Set<UUID> taken = new HashSet<>();
        for (int round = 0; round < 2_000; round++) {
            if (round < 1_500 && random.nextInt(3) == 0) {
                Queue queue = queues.get(random.nextInt(queues.size()));
                notices.rooms.putIfAbsent(queue.lane(), 1 + random.nextInt(200));
                notices.add(
                        queue,
                        random.nextBoolean()
                                ? "chat" + random.nextInt(5)
                                : UUID.randomUUID().toString());
            }
            notices.turns.wake(notices.now);
            notices.claim()
                    .forEach(candidate ->
                            assertThat(taken.add(candidate.noticeId())).isTrue());
            notices.now = notices.now.plusMillis(100);
        }

        assertThat(taken).hasSize(notices.planned());
    }

    private Set<Queue> queuesOf(List<Candidate> taken) {
        return notices.count(taken).keySet();
    }
}
