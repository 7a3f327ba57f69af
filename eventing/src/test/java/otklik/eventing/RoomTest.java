package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** While nothing is acknowledged at all. */
class RoomTest {
    /** A lane whose greatest share is a quarter. */
    private static final double OF_FREE = 1.0 / 3;

    private final Room whole = new Room();

    @Test
    void shouldGiveALaneItsGreatestShareWhenItIsAlone() {
        assertThat(flood(100).records()).isEqualTo(Publisher.WINDOW_RECORDS / 4);
    }

    @Test
    void shouldMeasureBytesAsWell() {
        int size = 1024 * 1024;

        assertThat(flood(size).records()).isEqualTo(Publisher.WINDOW_BYTES / 4 / size);
    }

    @Test
    void shouldAlwaysLeaveRoomForOneMore() {
        List<Integer> held = new ArrayList<>();
        for (int lane = 0; lane < 25; lane++) {
            held.add(flood(100).records());
        }

        assertThat(held).allMatch(records -> records > 0).isSortedAccordingTo((a, b) -> b - a);
        assertThat(whole.isLeft()).isTrue();
    }

    @Test
    void shouldHaveItsRoomAgainWhenAllIsAcknowledged() {
        Room lane = flood(100);
        for (int left = lane.records(); left > 0; left--) {
            lane.leave(100);
            whole.leave(100);
        }

        assertThat(flood(100).records()).isEqualTo(Publisher.WINDOW_RECORDS / 4);
    }

    private Room flood(int size) {
        Room lane = new Room();
        while (lane.isWithin(OF_FREE, whole)) {
            lane.enter(size);
            whole.enter(size);
        }
        return lane;
    }
}
