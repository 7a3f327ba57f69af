package otklik.routing.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.routing.fixture.Packs;

class KeepNoLongerTest {
    private static final Duration WORDS = Packs.ORENBURG.retention().words();
    private static ErasureRig rig;

    @BeforeAll
    static void open() throws Exception {
        rig = new ErasureRig();
    }

    @BeforeEach
    void clear() throws SQLException {
        rig.clear();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void shouldTakeTheWordsFromCasesThatEndedLongAgoAFewAtATime() throws Exception {
        List<Letter> old = IntStream.range(0, 5)
                .mapToObj(i -> Letter.by("citizen-" + i, "old-" + i, "starina"))
                .toList();
        Letter young = Letter.by("citizen-y", "young", "novinka");
        Letter open = Letter.by("citizen-o", "open", "otkryto");
        rig.receive(old.toArray(Letter[]::new));
        rig.execute("update cases set status = 'rejected', rejected_at = now(), rejected_for = 'spam'");
        rig.receive(young, open);
        rig.execute(
                "update cases set status = 'rejected', rejected_at = now() + interval '1 day', rejected_for = 'spam' where case_id = '"
                        + young.caseId() + "'");
        Instant then = Instant.now().plus(WORDS).plusSeconds(60);

        assertThat(rig.keepNoLonger.step(then)).as("there is more").isTrue();
        assertThat(rig.count("select count(*) from cases where erased_at is not null"))
                .isEqualTo(2);
        while (rig.keepNoLonger.step(then)) {
            assertThat(rig.count("select count(*) from cases where erased_at is not null"))
                    .isLessThanOrEqualTo(5);
        }

        assertThat(rig.tablesThatHold("starina")).isEmpty();
        assertThat(rig.tablesThatHold("novinka")).isNotEmpty();
        assertThat(rig.tablesThatHold("otkryto")).isNotEmpty();
        assertThat(rig.count("select count(*) from outbox where topics = 'citizens.events'"))
                .as("nobody is told")
                .isZero();
        assertThat(rig.count("select count(*) from erasure where because = 'retention'"))
                .isEqualTo(3);
    }

    @Test
    void shouldKeepTheWordsUntilEveryPartOfTheirMessageHasEnded() throws Exception {
        Letter letter = Letter.by("citizen-p", "parted", "starina");
        rig.receive(letter);
        rig.part(letter, "nezabudka");
        String end = "update cases set status = 'rejected', rejected_at = now(), rejected_for = 'spam' where ";
        rig.execute(end + "is_part is null");
        Instant then = Instant.now().plus(WORDS).plusSeconds(60);

        rig.keepNoLonger.step(then);
        assertThat(rig.tablesThatHold("starina")).isNotEmpty();
        rig.execute(end + "is_part");
        rig.keepNoLonger.step(then);

        assertThat(rig.tablesThatHold("starina")).isEmpty();
        assertThat(rig.tablesThatHold("nezabudka")).isEmpty();
    }

    @Test
    void shouldForgetMarksAndRepeatsThatNothingCanComeLateForAnyMore() throws Exception {
        Letter letter = Letter.by("pseudonym", "r-1", "slovo");
        rig.receive(letter);
        rig.receive(letter);
        rig.erase(letter);
        assertThat(rig.count("select count(*) from message_repeat")).isEqualTo(1);

        rig.keepNoLonger.step(Instant.now().plus(ErasedCitizens.KEPT).minusSeconds(60));
        assertThat(rig.count("select count(*) from erased_citizen")).isEqualTo(1);
        rig.keepNoLonger.step(Instant.now().plus(ErasedCitizens.KEPT).plusSeconds(60));
        assertThat(rig.count("select count(*) from erased_citizen")).isZero();
        rig.keepNoLonger.step(
                Instant.now().plus(Packs.ORENBURG.retention().repeats()).plusSeconds(60));
        assertThat(rig.count("select count(*) from message_repeat")).isZero();
    }
}
