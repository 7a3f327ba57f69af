package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is kept for the relay, and what is forgotten. */
class HandoverTest {
    private static final int PAYLOAD = 1000;
    private static final byte[] SAME = new byte[PAYLOAD];

    /** Room for three. */
    private final Handover handover = new Handover(3L * (PAYLOAD + Handover.BESIDE_PAYLOAD));

    @Test
    void shouldGiveWhatIsAskedForInTheOrderOfIdsAndOnceOnly() {
        give(PAYLOAD, 7, 3, 5);

        assertThat(handover.take(List.of(7L, 3L, 100L))).containsExactly(Map.entry(3L, of(3)), Map.entry(7L, of(7)));
        assertThat(handover.take(List.of(3L, 5L, 7L))).containsExactly(Map.entry(5L, of(5)));
    }

    @Test
    void shouldForgetTheOldestBeyondItsBytes() {
        give(PAYLOAD, 1, 2);
        give(PAYLOAD, 3, 4);

        assertThat(taken(1, 2, 3, 4)).containsExactly(2L, 3L, 4L);
    }

    @Test
    void shouldHaveItsRoomAgainForWhatWasTaken() {
        give(PAYLOAD, 1, 2, 3);
        handover.take(List.of(2L, 3L));
        give(PAYLOAD, 4, 5);

        assertThat(taken(1, 2, 3, 4, 5)).containsExactly(1L, 4L, 5L);
    }

    @Test
    void shouldKeepNothingOfWhatIsGreaterThanAllItsRoom() {
        give(4 * (PAYLOAD + Handover.BESIDE_PAYLOAD), 1);
        give(PAYLOAD, 2);

        assertThat(taken(1, 2)).containsExactly(2L);
    }

    @Test
    void shouldBoundRecordsWithoutAValueToo() {
        give(0, LongStream.rangeClosed(1, 1000).toArray());

        assertThat(taken(LongStream.rangeClosed(1, 1000).toArray()))
                .hasSizeLessThan(6)
                .contains(1000L);
    }

    @Test
    void shouldCountAnIdThatIsGivenAnewOnce() {
        give(PAYLOAD, 1, 1, 1, 1, 2, 3);

        assertThat(taken(1, 2, 3)).containsExactly(1L, 2L, 3L);
    }

    private void give(int payload, long... ids) {
        byte[] bytes = new byte[payload];
        handover.give(
                LongStream.of(ids).boxed().toList(),
                LongStream.of(ids)
                        .mapToObj(id -> new Encoded(List.of("t"), id + "", Map.of(), payload == PAYLOAD ? SAME : bytes))
                        .toList());
    }

    private static Encoded of(long id) {
        return new Encoded(List.of("t"), id + "", Map.of(), SAME);
    }

    private Iterable<Long> taken(long... ids) {
        return handover.take(LongStream.of(ids).boxed().toList()).keySet();
    }
}
