package otklik.routing.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.CaseRevised;
import otklik.contracts.CaseEvent.MessageRepeated;
import otklik.contracts.Platform;
import otklik.routing.fixture.Tagged;

/** What platforms say of their own work, and the same message by two ways. */
class PlatformNewsTest {
    private static final Platform IN_WORK = said("В работе", null, null);
    private static final Platform DONE = said("Завершено", "Решено", 5);

    private static HandlerRig rig;

    @BeforeAll
    static void open() throws Exception {
        rig = new HandlerRig();
    }

    @BeforeEach
    void clear() throws SQLException {
        rig.databases.clear();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void shouldTellWhatThePlatformSaysAndOpenNoSecondCase() throws SQLException {
        rig.handle(Tagged.message("1").reporting(IN_WORK));
        rig.handle(Tagged.message("1").reporting(DONE).inBatch("second"));

        assertThat(rig.count("select count(*) from cases")).isEqualTo(1);
        assertThat(rig.published().getLast().event()).isInstanceOfSatisfying(CaseRevised.class, event -> {
            assertThat(event.change()).isEqualTo("platform");
            assertThat(event.platform()).isEqualTo(DONE);
            assertThat(event.snapshot().caseVersion()).isEqualTo(2);
            assertThat(event.snapshot().status()).isEqualTo("assigned");
        });
        assertThat(rig.count("select count(*) from timeline where version = 2 and event = 'platform-reported'"
                        + " and detail = 'Завершено · Решено · 5/5'"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from message where particulars -> 'platform' ->> 'stage' = 'Завершено'"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from rating")).isZero();
        assertThat(rig.count("select revised from intake where batch = 'second'"))
                .isEqualTo(1);
    }

    @Test
    void shouldTakeAnOldFileThatComesAgainForWhatItIs() throws SQLException {
        rig.handle(Tagged.message("1").reporting(IN_WORK));
        rig.handle(Tagged.message("1").reporting(DONE));
        rig.handle(Tagged.message("1").reporting(IN_WORK));

        assertThat(rig.published().getLast().event()).isInstanceOf(MessageRepeated.class);
        assertThat(rig.count("select count(*) from message where particulars -> 'platform' ->> 'stage' = 'Завершено'"))
                .isEqualTo(1);
    }

    @Test
    void shouldCallNewWordsAChangeByTheCitizenAndKeepWhatThePlatformSaid() throws SQLException {
        rig.handle(Tagged.message("1").saying("Яма").reporting(DONE));
        rig.handle(Tagged.message("1").saying("Две ямы"));

        assertThat(rig.published().getLast().event())
                .isInstanceOfSatisfying(
                        CaseRevised.class, event -> assertThat(event.change()).isEqualTo("words"));
        assertThat(rig.count("select count(*) from message where text = 'Две ямы'"
                        + " and particulars -> 'platform' ->> 'stage' = 'Завершено'"))
                .isEqualTo(1);
    }

    @Test
    void shouldCallTheSameWordsByAnotherWayNoChange() throws SQLException {
        rig.handle(Tagged.message("1"));
        rig.handle(Tagged.message("1").by("monitor"));

        assertThat(rig.count("select count(*) from cases")).isEqualTo(1);
        assertThat(rig.published().getLast().event()).isInstanceOf(MessageRepeated.class);
        assertThat(rig.count("select version from cases")).isEqualTo(1);
    }

    @Test
    void shouldSayInEveryEventWhichNetworkTheMessageIsFrom() throws SQLException {
        rig.handle(Tagged.message("1").on("ok").saying("Яма"));
        rig.handle(Tagged.message("1").on("ok").saying("Две ямы"));

        assertThat(rig.published())
                .extracting(published -> published.event().snapshot().origin().network())
                .hasSizeGreaterThanOrEqualTo(2)
                .containsOnly("ok");
    }

    @Test
    void shouldKnowTheNetworkStillWhenOtherWordsComeByAWayThatDoesNotSay() throws SQLException {
        rig.handle(Tagged.message("1").on("ok").saying("Яма"));
        rig.handle(Tagged.message("1").by("monitor").saying("Две ямы"));

        assertThat(rig.count(
                        "select count(*) from message where text = 'Две ямы' and particulars ->> 'network' = 'ok'"))
                .isEqualTo(1);
    }

    @Test
    void shouldKeepTheFirstWaysOwnWordsWhenAnotherReportsOfIt() throws SQLException {
        rig.handle(Tagged.message("1").pinned(51.7, 55.1));
        rig.handle(Tagged.message("1").by("monitor").reporting(IN_WORK));

        assertThat(rig.published().getLast().event())
                .isInstanceOfSatisfying(
                        CaseRevised.class, event -> assertThat(event.change()).isEqualTo("platform"));
        assertThat(rig.count("select count(*) from message where source = 'test'"
                        + " and (particulars -> 'location' ->> 'lat')::float = 51.7"
                        + " and particulars -> 'platform' ->> 'stage' = 'В работе'"))
                .isEqualTo(1);
    }

    private static Platform said(String stage, @Nullable String decision, @Nullable Integer rating) {
        return new Platform(null, stage, null, null, LocalDate.of(2026, 3, 11), null, decision, rating, null);
    }
}
