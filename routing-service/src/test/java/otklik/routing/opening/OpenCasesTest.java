package otklik.routing.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.CaseEvent.CaseRevised;
import otklik.contracts.CaseEvent.MessageRepeated;
import otklik.contracts.DerivedId;
import otklik.contracts.Location;
import otklik.routing.fixture.Tagged;
import otklik.routing.opening.HandlerRig.Published;
import otklik.routing.queue.Words;
import otklik.testkit.wait.Eventually;

class OpenCasesTest {
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
    void shouldOpenOneCaseForEachMessage() throws SQLException {
        double before = rig.opened();

        rig.handle(Tagged.message("1"), Tagged.message("2"), Tagged.message("3"));

        assertThat(rig.count("select count(*) from cases")).isEqualTo(3);
        assertThat(rig.count("select count(distinct reference) from cases")).isEqualTo(3);
        assertThat(rig.count("select count(*) from timeline where version = 1 and event = 'opened'"))
                .isEqualTo(3);
        assertThat(rig.published()).extracting(Published::key).containsExactly(caseId("1"), caseId("2"), caseId("3"));
        assertThat(rig.opened() - before).isEqualTo(3);
    }

    /** The same that a later change makes of them. */
    @Test
    void shouldMakeACaseSearchableAsItIsOpened() throws SQLException {
        rig.handle(Tagged.message("words").saying("Большая яма у школы, ёлка"), Tagged.message("others"));
        assertThat(rig.count("""
                        select count(*) from case_text join cases on number = case_number
                        where words @@ websearch_to_tsquery('russian', 'елка школа') and words::text like '%agency=' || executor || '%'""")).isEqualTo(1);
        long opened = rig.count("select sum(hashtext(words::text)) from case_text");

        rig.execute("update case_text set words = ''");
        rig.execute("insert into case_text_stale (case_number) select number from cases");
        Words.index(rig.databases.pool());

        assertThat(rig.count("select count(*) from case_text")).isEqualTo(2);
        assertThat(rig.count("select sum(hashtext(words::text)) from case_text"))
                .isEqualTo(opened);
    }

    /** The reader does the second again, one by one. */
    @Test
    void shouldFailTheSecondOfTwoTransactionsWithOneMessageAndFindItKnownWhenItIsDoneAgain() throws Exception {
        var batch = List.of(Tagged.message("both").envelope());
        try (Connection first = rig.databases.pool().getConnection();
                var replica = rig.replica()) {
            first.setAutoCommit(false);
            rig.handler.handle(first, batch);
            var second = CompletableFuture.runAsync(() -> {
                try {
                    replica.handle(batch);
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            });
            Eventually.within(
                    Duration.ofSeconds(20), "the second to wait for the first", OpenCasesTest::isSomebodyWaiting);
            first.commit();
            first.setAutoCommit(true);
            assertThatThrownBy(second::join)
                    .cause()
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
        }

        rig.handle(batch);

        assertThat(rig.count("select count(*) from message")).isEqualTo(1);
        assertThat(rig.count("select count(*) from cases")).isEqualTo(1);
        assertThat(rig.published())
                .extracting(Published::event)
                .hasExactlyElementsOfTypes(CaseOpened.class, MessageRepeated.class);
    }

    @Test
    void shouldPutEachOpeningAndRevisionOnRecordAndNoRepeat() throws SQLException {
        rig.handle(
                Tagged.message("audited").saying("a"),
                Tagged.message("audited").saying("a"),
                Tagged.message("audited").saying("b"));

        String of = "select count(*) from audit_entry where subject = '" + caseId("audited") + "' and action = ";
        assertThat(rig.count(of + "'case-opened' and version = 1")).isEqualTo(1);
        assertThat(rig.count(of + "'revised' and version = 2 and actor is null"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from audit_entry where subject = '" + caseId("audited") + "'"))
                .isEqualTo(2);
    }

    @Test
    void shouldTellExecutorAndCuratorAndNobodyElse() throws SQLException {
        rig.handle(Tagged.message("1"));

        Published opened = rig.published().getFirst();
        assertThat(opened.topics()).hasSize(3).startsWith("cases.events").contains("agency.minstroy.cases");
        CaseOpened event = (CaseOpened) opened.event();
        assertThat(event.snapshot().status()).isEqualTo("assigned");
        assertThat(event.snapshot().curator()).isEqualTo("minstroy");
        assertThat(opened.topics()).contains("agency." + event.snapshot().executor() + ".cases");
        assertThat(event.snapshot().deadline())
                .isEqualTo(event.snapshot().openedAt().plusSeconds(24 * 3600));
        assertThat(event.snapshot().reference()).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
    }

    @Test
    void shouldTellThePlaceNoNearerThanAnybodyMayKnow() throws SQLException {
        rig.handle(Tagged.message("1").pinned(51.768234, 55.096789).at("Автодромная", "12"), Tagged.message("2"));

        assertThat(rig.published().stream().map(published -> ((CaseOpened) published.event()).place()))
                .containsExactlyInAnyOrder(new Location(51.768, 55.097, "Автодромная, Оренбург"), null);
    }

    @Test
    void shouldLeaveTriageToTheCoordinatorsAlone() throws SQLException {
        rig.handle(Tagged.message("1").unsure());

        Published opened = rig.published().getFirst();
        assertThat(opened.topics()).containsExactly("cases.events");
        assertThat(((CaseOpened) opened.event()).snapshot())
                .satisfies(snapshot -> assertThat(snapshot.status()).isEqualTo("triage"))
                .satisfies(snapshot -> assertThat(snapshot.executor()).isNull())
                .satisfies(snapshot -> assertThat(snapshot.deadline()).isNull());
    }

    @Test
    void shouldSealThePinForNotifyAndStoreOnlyItsHash() throws Exception {
        rig.handle(Tagged.message("1"));

        String sealed = ((CaseOpened) rig.published().getFirst().event()).sealedPin();
        String pin = rig.atNotify.unsealText(sealed);
        assertThat(pin).matches("[0-9]{6}");
        assertThat(rig.count("select count(*) from cases where length(pin_hash) = 32"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from cases where cases::text like '%" + pin + "%'"))
                .isZero();
    }

    @Test
    void shouldOpenOneCaseWhenTheMessageComesTwiceInOneBatch() throws SQLException {
        rig.handle(Tagged.message("1"), Tagged.message("1"));

        assertThat(rig.count("select count(*) from cases")).isEqualTo(1);
        assertThat(rig.published())
                .extracting(published -> (Object) published.event().getClass())
                .containsExactly(CaseOpened.class, MessageRepeated.class);
    }

    @Test
    void shouldTellOnlyTheCasesStreamWhenTheMessageComesAgain() throws SQLException {
        rig.handle(Tagged.message("1"));
        rig.handle(Tagged.message("1").inBatch("second"));

        Published repeated = rig.published().getLast();
        assertThat(repeated.topics()).containsExactly("cases.events");
        assertThat(repeated.event()).isInstanceOfSatisfying(MessageRepeated.class, event -> {
            assertThat(event.batch()).isEqualTo("second");
            assertThat(event.snapshot().caseVersion()).isEqualTo(1);
        });
        assertThat(rig.count("select count(*) from cases")).isEqualTo(1);
    }

    @Test
    void shouldReviseTheCaseWhenTheWordsAreOther() throws SQLException {
        rig.handle(Tagged.message("1").saying("Яма"));
        rig.handle(Tagged.message("1").saying("Две ямы"));

        Published revised = rig.published().getLast();
        assertThat(revised.topics()).hasSize(3);
        assertThat(revised.event()).isInstanceOfSatisfying(CaseRevised.class, event -> {
            assertThat(event.snapshot().caseVersion()).isEqualTo(2);
            assertThat(event.snapshot().text()).isEqualTo("Две ямы");
        });
        assertThat(rig.count("select version from cases")).isEqualTo(2);
        assertThat(rig.count("select count(*) from message where text = 'Две ямы'"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from message_revision where text = 'Яма'"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from timeline where version = 2 and event = 'revised'"))
                .isEqualTo(1);
    }

    @Test
    void shouldChangeNothingWhenWordsFromBeforeARevisionComeAgain() throws SQLException {
        rig.handle(Tagged.message("1").saying("Яма"));
        rig.handle(Tagged.message("1").saying("Две ямы"), Tagged.message("1").saying("Яма"));

        assertThat(rig.published().getLast().event()).isInstanceOf(MessageRepeated.class);
        assertThat(rig.count("select version from cases")).isEqualTo(2);
    }

    @Test
    void shouldOpenTheCaseWhenTheRevisionComesFirst() throws SQLException {
        rig.handle(List.of(Tagged.message("1").saying("Две ямы").retagged()));

        assertThat(rig.published().getFirst().event()).isInstanceOf(CaseOpened.class);
    }

    @Test
    void shouldKeepTheLaterWordsWhenTheFirstComeBackFromTheDeadLetters() throws SQLException {
        rig.handle(List.of(Tagged.message("1").saying("Две ямы").retagged()));
        rig.handle(List.of(Tagged.message("1").saying("Яма").envelopeReceived(Instant.parse("2022-01-01T00:00:00Z"))));

        assertThat(rig.published().getLast().event()).isInstanceOf(MessageRepeated.class);
        assertThat(rig.count("select count(*) from message where text = 'Две ямы'"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from message_revision where text = 'Яма'"))
                .isEqualTo(1);
    }

    @Test
    void shouldReplaceTheCharacterThatPostgreSqlCannotStore() throws SQLException {
        rig.handle(Tagged.message("1").saying("Яма\0здесь"));

        assertThat(rig.published().getFirst().event().snapshot().text()).isEqualTo("Яма\uFFFDздесь");
        assertThat(rig.count("select count(*) from message where text = 'Яма\uFFFDздесь'"))
                .isEqualTo(1);
    }

    @Test
    void shouldGiveVersionsWithoutGapsWhenRevisionsShareABatch() throws SQLException {
        rig.handle(
                Tagged.message("1").saying("a"),
                Tagged.message("1").saying("b"),
                Tagged.message("1").saying("c"),
                Tagged.message("2"));

        assertThat(rig.published())
                .filteredOn(published -> published.key().equals(caseId("1")))
                .extracting(published -> published.event().snapshot().caseVersion())
                .containsExactly(1, 2, 3);
        assertThat(rig.count("select count(*) from timeline")).isEqualTo(4);
        assertThat(rig.count("select count(*) from message where text = 'c'")).isEqualTo(1);
    }

    @Test
    void shouldCountEachMessageOfARunOnce() throws SQLException {
        rig.handle(
                Tagged.message("1").inBatch("A"),
                Tagged.message("2").inBatch("A"),
                Tagged.message("1").inBatch("A"));
        rig.handle(
                Tagged.message("1").inBatch("B"),
                Tagged.message("2").inBatch("B"),
                Tagged.message("2").inBatch("B"));
        rig.handle(
                Tagged.message("2").saying("иначе").inBatch("B"),
                Tagged.message("3").inBatch("B"));

        assertThat(rig.count("select opened * 100 + repeated * 10 + revised from intake where batch = 'A'"))
                .isEqualTo(200);
        assertThat(rig.count("select opened * 100 + repeated * 10 + revised from intake where batch = 'B'"))
                .isEqualTo(111);
    }

    private static String caseId(String externalId) {
        return DerivedId.of("case", Tagged.message(externalId).messageId());
    }

    private static boolean isSomebodyWaiting() {
        try {
            return rig.count("select count(*) from pg_locks where locktype = 'transactionid' and not granted") > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
