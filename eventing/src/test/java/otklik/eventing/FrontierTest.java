package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrontierTest {
    private static final long START = 5_000;
    private static final long SECOND = Frontier.ALL_AFTER_NANOS;

    private final Frontier frontier = new Frontier(START);

    @Test
    void shouldReadAllAtFirst() {
        assertThat(frontier.next(START)).isZero();
    }

    @Test
    void shouldReadOnlyWhatIsNewBetweenTwoReadingsOfAll() {
        frontier.next(START);
        frontier.passed(700);
        frontier.next(START + SECOND);

        assertThat(frontier.next(START + SECOND + 1)).isEqualTo(700);
    }

    @Test
    void shouldReadAllAgainAfterASecondSoThatALateRowIsFound() {
        frontier.next(START);
        frontier.passed(700);
        frontier.next(START + SECOND);
        frontier.next(START + SECOND + 1);

        assertThat(frontier.next(START + 2 * SECOND)).isZero();
    }

    @Test
    void shouldNotGoBackWhenALateRowIsPublished() {
        frontier.next(START);
        frontier.passed(700);
        frontier.next(START + SECOND);
        frontier.passed(3);

        assertThat(frontier.next(START + SECOND + 1)).isEqualTo(700);
    }
}
