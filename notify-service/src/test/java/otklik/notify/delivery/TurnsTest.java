package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns over a table that is a list. */
class TurnsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String BOT = "telegram:region";
    private static final Queue URGENT = new Queue(BOT, Urgency.NOW, "");
    private static final Queue ROADS = new Queue(BOT, Urgency.ORDINARY, "roads");
    private static final Queue HOUSES = new Queue(BOT, Urgency.ORDINARY, "houses");
    private static final Queue MANY = new Queue(BOT, Urgency.MANY, "roads");
    private static final int MOST = 100;

    private final Turns turns = new Turns();
    private final Map<Queue, List<Candidate>> table = new LinkedHashMap<>();
    private final Map<UUID, Queue> owners = new HashMap<>();
    private final Map<String, Integer> rooms = new HashMap<>(Map.of(BOT, 25));
    private final List<Integer> lookedAt = new ArrayList<>();
    private final Set<String> busy = new HashSet<>();
    private boolean answers = true;
    private int planned;
    private Instant now = NOW;

    @Test
    void shouldTakeWhatSomebodyWaitsForFirst() {
        plan(MANY, 1_000);
        plan(ROADS, 1_000);
        plan(URGENT, 10);
        rooms.put(BOT, 10);

        assertThat(queuesOf(claim())).containsOnly(URGENT);
    }

    @Test
    void shouldGiveTheManyAQuarterWhileOthersWait() {
        plan(MANY, 1_000);
        plan(ROADS, 1_000);
        rooms.put(BOT, 20);

        Map<Queue, Integer> taken = count(claim());

        assertThat(taken).containsEntry(ROADS, 15).containsEntry(MANY, 5);
    }

    @Test
    void shouldKeepTheQuarterThoughThereIsRoomForOneAtATime() {
        plan(MANY, 1_000);
        plan(ROADS, 1_000);
        rooms.put(BOT, 1);

        Map<Queue, Integer> taken = count(claim(40));

        assertThat(taken).containsEntry(ROADS, 30).containsEntry(MANY, 10);
    }

    @Test
    void shouldGiveTheManyAllWhenNobodyElseWaits() {
        plan(MANY, 1_000);

        assertThat(claim()).hasSize(25);
    }

    @Test
    void shouldNotLetAnAgencyWithTenThousandDelayTheOthersOne() {
        plan(ROADS, 10_000);
        plan(HOUSES, 1);
        rooms.put(BOT, 1);

        assertThat(queuesOf(claim(3))).contains(HOUSES);
    }

    @Test
    void shouldTakeOneOfAChatAndGoOnBehindTheManyThatItHas() {
        answers = false;
        UUID chat = UUID.randomUUID();
        for (int i = 0; i < 5_000; i++) {
            add(ROADS, chat.toString());
        }
        plan(ROADS, 1);

        List<Candidate> taken = claim(60);

        assertThat(taken).hasSize(2);
        assertThat(taken.getFirst().endpoint()).isEqualTo(chat.toString());
    }

    @Test
    void shouldComeBackToTheBeginningForWhatIsFreeAgain() {
        UUID chat = UUID.randomUUID();
        add(ROADS, chat.toString());
        add(ROADS, chat.toString());
        plan(ROADS, 2_000);
        rooms.put(BOT, 5);
        claim(10);

        now = now.plus(Standing.ANEW);
        List<Candidate> taken = claim();

        assertThat(taken).extracting(Candidate::endpoint).contains(chat.toString());
    }

    @Test
    void shouldRestAtTheEndUntilSomethingChanges() {
        plan(ROADS, 1);
        claim();

        assertThat(looks()).isEmpty();
        turns.wake(now);
        assertThat(looks()).isNotEmpty();
    }

    @Test
    void shouldForgetAQueueThatStaysEmpty() {
        plan(ROADS, 1);
        claim();

        now = now.plusSeconds(10);
        claim();

        assertThat(turns.lanes()).isEmpty();
    }

    @Test
    void shouldServeEveryLaneWhenThereAreMany() {
        for (int i = 0; i < 100; i++) {
            Queue queue = new Queue("webhook:" + i, Urgency.ORDINARY, "");
            rooms.put(queue.lane(), 4_000);
            plan(queue, 100);
        }

        Set<String> served = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            queuesOf(claim()).forEach(queue -> served.add(queue.lane()));
        }

        assertThat(served).hasSize(100);
    }

    @Test
    void shouldNeverLookAtMoreThanTwiceWhatIsTakenAtOnce() {
        for (int i = 0; i < 20; i++) {
            plan(new Queue("webhook:a", Urgency.ORDINARY, "agency" + i), 500);
        }
        rooms.put("webhook:a", 4_000);

        claim(20);

        assertThat(lookedAt).allMatch(seen -> seen <= 2 * MOST);
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
                rooms.putIfAbsent(queue.lane(), 1 + random.nextInt(200));
                add(
                        queue,
                        random.nextBoolean()
                                ? "chat" + random.nextInt(5)
                                : UUID.randomUUID().toString());
            }
            turns.wake(now);
            claim().forEach(candidate ->
                    assertThat(taken.add(candidate.noticeId())).isTrue());
            now = now.plusMillis(100);
        }

        assertThat(taken).hasSize(planned);
    }

    private List<Look> looks() {
        return turns.next(rooms, MOST, now);
    }

    /** One round: what is taken leaves the table at once. */
    private List<Candidate> claim() {
        List<Seen> seen = looks().stream().map(this::see).toList();
        lookedAt.add(seen.stream().mapToInt(some -> some.candidates().size()).sum());
        List<Candidate> taken = turns.pick(seen, rooms, MOST, now);
        for (Candidate candidate : taken) {
            table.getOrDefault(owners.get(candidate.noticeId()), List.of()).remove(candidate);
            if (!answers) {
                busy.add(candidate.endpoint());
            }
        }
        return taken;
    }

    private List<Candidate> claim(int rounds) {
        List<Candidate> taken = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            taken.addAll(claim());
        }
        return taken;
    }

    private Seen see(Look look) {
        Position after = look.after();
        return new Seen(
                look,
                table.getOrDefault(look.queue(), List.of()).stream()
                        .filter(row -> !row.dueAt().isAfter(now)
                                && (after == null || row.dueAt().isAfter(after.dueAt())))
                        .sorted(Comparator.comparing(Candidate::dueAt))
                        .limit(look.window())
                        .map(row -> busy.contains(row.endpoint()) ? blocked(row) : row)
                        .toList());
    }

    private static Candidate blocked(Candidate row) {
        return new Candidate(row.noticeId(), row.dueAt(), row.endpoint(), row.oneAtATime(), true);
    }

    private void plan(Queue queue, int number) {
        for (int i = 0; i < number; i++) {
            add(queue, UUID.randomUUID().toString());
        }
    }

    /** Of a chat; each due a little later than the one before. */
    private void add(Queue queue, String chat) {
        Candidate row = new Candidate(
                UUID.randomUUID(), NOW.minus(Duration.ofDays(1)).plusMillis(planned++), chat, true, false);
        table.computeIfAbsent(queue, added -> new ArrayList<>()).add(row);
        owners.put(row.noticeId(), queue);
        turns.told(queue, now);
    }

    private Set<Queue> queuesOf(List<Candidate> taken) {
        return count(taken).keySet();
    }

    private Map<Queue, Integer> count(List<Candidate> taken) {
        Map<Queue, Integer> counts = new HashMap<>();
        taken.forEach(candidate -> {
            Queue queue = owners.get(candidate.noticeId());
            if (queue != null) {
                counts.merge(queue, 1, Integer::sum);
            }
        });
        return counts;
    }
}
