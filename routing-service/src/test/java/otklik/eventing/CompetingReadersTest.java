package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.routing.fixture.Tagged;
import otklik.routing.opening.Variants;
import otklik.testkit.guarantee.Verdict;

/**
 * Two readers that both believe to own every partition, and messages that are sent twice: what the compare-and-set and the
 * unique constraint are good for is shown by what happens without each.
 */
class CompetingReadersTest {
    private static final int MESSAGES = 300;
    private CompetingReaders readers;

    @BeforeEach
    void open() throws Exception {
        readers = new CompetingReaders();
    }

    @AfterEach
    void close() throws Exception {
        readers.close();
    }

    @Test
    void shouldOpenOneCaseForEachMessageWhenReadersCompeteAndMessagesComeTwice() throws SQLException {
        readers.start(Variants::asItIs, new PostgresOffsets("routing"));

        readers.send(messages());
        readers.awaitCases(MESSAGES);
        readers.send(messages());
        readers.awaitPosition(2 * MESSAGES);

        readers.oneCasePerMessage().demand(MESSAGES);
        readers.orderPerCase().demand(MESSAGES);
        assertThat(readers.repeatsTold()).isEqualTo(MESSAGES);
    }

    @Test
    void shouldTurnRedWithoutTheUniqueConstraintWhenMessagesComeTwice() throws SQLException {
        readers.start(Variants::withoutDedupe, new PostgresOffsets("routing"));

        readers.send(messages());
        readers.awaitCases(MESSAGES);
        readers.send(messages());
        readers.awaitPosition(2 * MESSAGES);

        assertThat(readers.oneCasePerMessage()).isInstanceOf(Verdict.Violated.class);
    }

    @Test
    void shouldStayGreenByTheCompareAndSetAloneWhenMessagesComeOnce() throws SQLException {
        readers.start(Variants::withoutDedupe, new PostgresOffsets("routing"));

        readers.send(messages());
        readers.awaitPosition(MESSAGES);

        readers.oneCasePerMessage().demand(MESSAGES);
    }

    @Test
    void shouldTurnRedWithoutTheCompareAndSetWhenReadersCompete() throws SQLException {
        readers.start(Variants::withoutDedupe, new OffsetsWithoutCompareAndSet("routing"));

        readers.send(messages());
        readers.awaitCases(2 * MESSAGES);

        assertThat(readers.oneCasePerMessage()).isInstanceOf(Verdict.Violated.class);
    }

    @Test
    void shouldTellOfRepeatsThatNeverWereWithoutTheCompareAndSet() throws SQLException {
        readers.start(Variants::asItIs, new OffsetsWithoutCompareAndSet("routing"));

        readers.send(messages());
        readers.awaitRepeats(MESSAGES);

        readers.oneCasePerMessage().demand(MESSAGES);
    }

    /** Of nobody in particular: what comes twice by a fault is not taken for its author's next message of the same matter. */
    private static List<Tagged> messages() {
        return IntStream.range(0, MESSAGES)
                .mapToObj(i -> Tagged.message("competing-" + i).from(null))
                .toList();
    }

    static String unique(String name) {
        return name + "-" + UUID.randomUUID();
    }
}
