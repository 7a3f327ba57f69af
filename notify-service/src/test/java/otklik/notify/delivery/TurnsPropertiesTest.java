package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import otklik.notify.delivery.ListedNotices.Round;

/** What holds of {@link Turns} whatever waits, in whatever order it came. */
class TurnsPropertiesTest {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /**
     * Rounds in which each of at most 40 must have had its turn, though a bot takes one a round and two flows never end: of one that one act
     * made every fourth goes, and its share is one of seven.
     */
    private static final int PATIENCE = 40 * 4 * 7;

    private static final Queue FLOW = new Queue("telegram:0", Urgency.ORDINARY, "flow");
    private static final Queue CROWD = new Queue("telegram:0", Urgency.MANY, "flow");

    /** @param isBlocked an earlier notice of its case is open, for good */
    record Plan(int lane, Urgency urgency, int share, int chat, boolean isBlocked) {
        Queue queue() {
            return new Queue("telegram:" + lane, urgency, "agency" + share);
        }

        Candidate in(ListedNotices notices) {
            return notices.add(queue(), "chat" + lane + "/" + chat, isBlocked);
        }
    }

    @Property(tries = 300, seed = "6", shrinking = ShrinkingMode.BOUNDED)
    void shouldTakeNothingThatCanWaitWhileSomethingSeenThatSomebodyWaitsForCouldGo(
            @ForAll("plans") List<Plan> plans, @ForAll("rooms") List<Integer> rooms) {
        ListedNotices notices = notices(plans, rooms);

        for (int i = 0; i < 20; i++) {
            Round round = notices.round();
            Set<String> canWait = new HashSet<>();
            Set<String> written = new HashSet<>();
            round.taken().forEach(taken -> {
                written.add(taken.endpoint());
                if (notices.queueOf(taken).urgency() != Urgency.NOW) {
                    canWait.add(notices.queueOf(taken).lane());
                }
            });
            assertThat(round.seen())
                    .filteredOn(seen -> seen.look().queue().urgency() == Urgency.NOW
                            && canWait.contains(seen.look().queue().lane()))
                    .flatExtracting(Seen::candidates)
                    .allMatch(candidate -> candidate.isBlocked() || written.contains(candidate.endpoint()));
            notices.now = notices.now.plus(PAUSE);
        }
    }

    @Property(tries = 60, seed = "6", shrinking = ShrinkingMode.BOUNDED)
    void shouldStarveNobodyThoughTwoFlowsNeverEndAndTheBotTakesOneAtATime(@ForAll("plans") List<Plan> plans) {
        ListedNotices notices = notices(List.of(), List.of(1));
        Set<UUID> waiting = new HashSet<>();
        for (Plan plan : plans) {
            Candidate planned = plan.in(notices);
            if (!plan.isBlocked()) {
                waiting.add(planned.noticeId());
            }
        }

        int rounds = 0;
        while (!waiting.isEmpty() && rounds < PATIENCE) {
            notices.plan(FLOW, 2);
            notices.plan(CROWD, 2);
            notices.turns.wake(notices.now);
            notices.claim().forEach(taken -> waiting.remove(taken.noticeId()));
            notices.now = notices.now.plus(PAUSE);
            rounds++;
        }

        assertThat(waiting).as("what had no turn in %d rounds", rounds).isEmpty();
    }

    @Property(tries = 300, seed = "6", shrinking = ShrinkingMode.BOUNDED)
    void shouldLookAndTakeWithinItsBounds(@ForAll("plans") List<Plan> plans, @ForAll("rooms") List<Integer> rooms) {
        ListedNotices notices = notices(plans, rooms);

        for (int i = 0; i < 20; i++) {
            Round round = notices.round();
            List<Candidate> taken = round.taken();
            assertThat(round.seen()).hasSizeLessThanOrEqualTo(16);
            assertThat(round.seen().stream()
                            .mapToInt(seen -> seen.look().window())
                            .sum())
                    .isLessThanOrEqualTo(2 * ListedNotices.MOST);
            assertThat(taken).hasSizeLessThanOrEqualTo(ListedNotices.MOST).noneMatch(Candidate::isBlocked);
            assertThat(taken).extracting(Candidate::endpoint).doesNotHaveDuplicates();
            for (Map.Entry<String, Integer> room : notices.rooms.entrySet()) {
                assertThat(taken)
                        .filteredOn(one -> notices.queueOf(one).lane().equals(room.getKey()))
                        .hasSizeLessThanOrEqualTo(room.getValue());
            }
            notices.now = notices.now.plus(PAUSE);
        }
    }

    private static ListedNotices notices(List<Plan> plans, List<Integer> rooms) {
        ListedNotices notices = new ListedNotices();
        for (int lane = 0; lane < 4; lane++) {
            notices.rooms.put("telegram:" + lane, rooms.get(lane % rooms.size()));
        }
        plans.forEach(plan -> plan.in(notices));
        return notices;
    }

    @Provide
    Arbitrary<List<Plan>> plans() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Urgency.class),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 9).map(tenth -> tenth == 0))
                .as(Plan::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Integer>> rooms() {
        return Arbitraries.integers().between(0, 30).list().ofSize(4);
    }
}
