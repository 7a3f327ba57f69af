package otklik.routing.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseJoined;
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.CaseEvent.MessageAdded;
import otklik.contracts.CaseEvent.MessageRepeated;
import otklik.contracts.CaseEvent.VoicesCounted;
import otklik.contracts.DerivedId;
import otklik.routing.fixture.Report;

class IncidentsTest {
    private static final String OTHER_WORDS =
            "Прошу починить качели во дворе, ребёнок вчера упал с них, потому что одна из цепей порвана и висит";

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

    private static void handle(Report... reports) throws SQLException {
        rig.handle(Arrays.stream(reports).map(Report::envelope).toList());
    }

    private static String caseId(String externalId) {
        return DerivedId.of("case", Report.by("", externalId).messageId());
    }

    private static <E extends CaseEvent> List<E> told(Class<E> type) throws SQLException {
        return rig.published().stream()
                .map(HandlerRig.Published::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void shouldAddTheSameCitizensRepeatToHisOpenCase() throws SQLException {
        handle(Report.by("anna", "1"));

        handle(Report.by("anna", "2").saying(Report.by("anna", "2").tagged().text() + ", прошу ответить"));

        assertThat(rig.count("select count(*) from cases")).isEqualTo(1);
        assertThat(rig.count("select count(distinct case_number) from message")).isEqualTo(1);
        assertThat(rig.count("select count(*) from timeline where version = 2 and event = 'message-added'"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from audit_entry e join cases c on c.case_id = e.subject"
                        + " where e.version = 2 and action = 'message-added' and e.at >= c.opened_at"))
                .isEqualTo(1);
        assertThat(told(MessageAdded.class)).singleElement().satisfies(added -> {
            assertThat(added.snapshot().caseId()).isEqualTo(caseId("1"));
            assertThat(added.snapshot().caseVersion()).isEqualTo(2);
            assertThat(added.messageId()).isEqualTo(Report.by("anna", "2").messageId());
            assertThat(added.text()).endsWith("прошу ответить");
            assertThat(added.origin().externalId()).isEqualTo("2");
        });
    }

    @Test
    void shouldAddARepeatThatMayBeOfTheCategoryOfHisOpenCase() throws SQLException {
        handle(Report.by("anna", "1"));
        Report again = Report.by("anna", "2");

        handle(again.with(again.tagged().about("amenities").perhaps("lighting")));
        assertThat(rig.count("select count(*) from cases")).isEqualTo(1);

        Report other = Report.by("anna", "3");
        handle(other.with(other.tagged().about("amenities").perhaps("transport")));
        assertThat(rig.count("select count(*) from cases")).isEqualTo(2);
    }

    @Test
    void shouldAddARepeatWithinABatchThatMayBeOfTheCategoryOfTheFirst() throws SQLException {
        Report again = Report.by("anna", "2");

        handle(
                Report.by("anna", "1"),
                again.with(again.tagged().about("amenities").perhaps("lighting")));

        assertThat(rig.count("select count(*) from cases")).isEqualTo(1);
    }

    @Test
    void shouldChangeNothingWhenTheAddedMessageComesAgain() throws SQLException {
        handle(Report.by("anna", "1"), Report.by("anna", "2"));

        handle(Report.by("anna", "2"), Report.by("anna", "1"));

        assertThat(rig.count("select count(*) from cases where version = 2")).isEqualTo(1);
        assertThat(told(MessageAdded.class)).hasSize(1);
        assertThat(told(MessageRepeated.class))
                .extracting(e -> e.snapshot().caseId())
                .containsOnly(caseId("1"));
    }

    @Test
    void shouldOpenACaseForAnotherMatterOfTheSameCitizen() throws SQLException {
        handle(Report.by("anna", "1"));

        handle(
                Report.by("anna", "2").saying(OTHER_WORDS),
                Report.by("anna", "3").at("16"));

        assertThat(rig.count("select count(*) from cases where status = 'assigned'"))
                .isEqualTo(3);
    }

    @Test
    void shouldLetAnotherCitizensCaseJoinAndCountHisVoice() throws SQLException {
        handle(Report.by("anna", "1"));

        handle(Report.by("boris", "2"), Report.by("vera", "3"));

        assertThat(rig.count("select count(*) from cases where status = 'joined' and deadline is null"
                        + " and timer_at is null and version = 1 and lead = (select min(number) from cases)"))
                .isEqualTo(2);
        assertThat(rig.count("select voices from cases where status = 'assigned'"))
                .isEqualTo(3);
        assertThat(told(VoicesCounted.class)).singleElement().satisfies(counted -> {
            assertThat(counted.snapshot().voices()).isEqualTo(3);
            assertThat(counted.snapshot().caseVersion()).isEqualTo(2);
            assertThat(counted.before()).isEqualTo(1);
        });
        assertThat(told(CaseOpened.class))
                .filteredOn(opened -> opened.snapshot().status().equals("joined"))
                .hasSize(2)
                .allSatisfy(joined -> {
                    assertThat(Objects.requireNonNull(joined.snapshot().lead()).caseId())
                            .isEqualTo(caseId("1"));
                    assertThat(joined.snapshot().executor()).isEqualTo("adm-orenburg");
                });
        assertThat(told(CaseJoined.class)).isEmpty();
        assertThat(told(CaseOpened.class))
                .hasSize(3)
                .allSatisfy(opened -> assertThat(opened.sealedPin()).isNotBlank());
        assertThat(rig.count("select count(distinct reference) from cases")).isEqualTo(3);
    }

    @Test
    void shouldFindEachOtherWithinOneBatch() throws SQLException {
        handle(Report.by("anna", "1"), Report.by("boris", "2"), Report.by("anna", "3"), Report.by("boris", "4"));

        assertThat(rig.count("select count(*) from cases")).isEqualTo(2);
        assertThat(rig.count("select voices from cases where status = 'assigned'"))
                .isEqualTo(2);
        assertThat(told(MessageAdded.class))
                .extracting(added -> added.snapshot().caseId())
                .containsExactlyInAnyOrder(caseId("1"), caseId("2"));
        CaseOpened lead = told(CaseOpened.class).getFirst();
        CaseOpened member = told(CaseOpened.class).getLast();
        assertThat(Objects.requireNonNull(member.snapshot().lead()).reference())
                .isEqualTo(lead.snapshot().reference());
    }

    @Test
    void shouldNeverTakeTwoWithoutAnAuthorForOneCitizen() throws SQLException {
        handle(Report.by("", "1").anonymous().about("housing", "heating"));

        handle(Report.by("", "2").anonymous().about("housing", "heating"));

        assertThat(rig.count("select count(*) from cases where status <> 'joined'"))
                .isEqualTo(2);
    }

    @Test
    void shouldOnlyProposeWhatThePackDoesNotShare() throws SQLException {
        handle(Report.by("anna", "1").about("housing", "heating"));

        handle(Report.by("boris", "2").about("housing", "heating"));

        assertThat(rig.count("select count(*) from cases where status = 'joined'"))
                .isZero();
        assertThat(rig.count("select count(*) from join_proposal where why = 'category' and lead < case_number"))
                .isEqualTo(1);
    }

    @Test
    void shouldNeverJoinAppealsAndThanks() throws SQLException {
        handle(Report.by("anna", "1").under("appeal"));
        handle(
                Report.by("boris", "2"),
                Report.by("vera", "3").under("appeal"),
                Report.by("anna", "4").under("appeal"));
        handle(
                Report.by("anna", "5").wanting("gratitude"),
                Report.by("gleb", "6").wanting("gratitude"));

        assertThat(rig.count("select count(*) from cases where status = 'joined'"))
                .isZero();
        assertThat(rig.count("select count(*) from cases")).isEqualTo(6);
        assertThat(rig.count("select count(*) from join_proposal")).isZero();
    }

    @Test
    void shouldJoinEmergenciesOnlyOfOneHazardAtOnePlace() throws SQLException {
        handle(Report.by("anna", "1").dangerous("live-wire", "wire-down"));

        handle(
                Report.by("boris", "2"),
                Report.by("vera", "3").dangerous("live-wire", "wire-low"),
                Report.by("gleb", "4").dangerous("fire", "fire-now"));

        assertThat(rig.count("select count(*) from cases where status = 'joined' and emergency = 'wire-low'"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from cases where status = 'joined'"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from join_proposal where why = 'emergency'"))
                .isEqualTo(2);
    }

    @Test
    void shouldNotHideADangerInTheCitizensOrdinaryCase() throws SQLException {
        handle(Report.by("anna", "1"));

        handle(Report.by("anna", "2").dangerous("live-wire", "wire-down"));

        assertThat(rig.count("select count(*) from cases where emergency = 'wire-down'"))
                .isEqualTo(1);
    }

    @Test
    void shouldKeepOtherPlacesApart() throws SQLException {
        handle(Report.by("anna", "1"));

        handle(Report.by("boris", "2").at("16"), Report.by("vera", "3").at(null));

        assertThat(rig.count("select count(*) from cases where status = 'joined'"))
                .isZero();
    }

    @Test
    void shouldTakePinsForPlacesWhereWordsSayNone() throws SQLException {
        handle(Report.by("anna", "1").pinned(51.76802, 55.09701));

        handle(
                Report.by("boris", "near").pinned(51.76822, 55.09741),
                Report.by("vera", "nearly").pinned(51.76952, 55.09701),
                Report.by("gleb", "far").pinned(51.77402, 55.09701));

        assertThat(rig.count("select count(*) from cases where status = 'joined'"))
                .isEqualTo(1);
        assertThat(told(CaseOpened.class))
                .filteredOn(opened -> opened.snapshot().lead() != null)
                .extracting(opened -> opened.snapshot().caseId())
                .containsExactly(caseId("near"));
        assertThat(rig.count("select count(*) from join_proposal where why = 'place'"))
                .isEqualTo(1);
    }

    @Test
    void shouldNotTakeAPinForAnotherPlaceThanWordsSay() throws SQLException {
        handle(Report.by("anna", "1").with(Report.by("anna", "1").tagged().pinned(51.76802, 55.09701)));

        handle(Report.by("boris", "2").with(Report.by("boris", "2").tagged().pinned(51.9, 55.3)));

        assertThat(rig.count("select voices from cases where status = 'assigned'"))
                .isEqualTo(2);
    }

    @Test
    void shouldAddAMembersRepeatToHisOwnCase() throws SQLException {
        handle(Report.by("anna", "1"), Report.by("boris", "2"));

        handle(Report.by("boris", "3"));

        assertThat(told(MessageAdded.class)).singleElement().satisfies(added -> {
            assertThat(added.snapshot().caseId()).isEqualTo(caseId("2"));
            assertThat(added.snapshot().status()).isEqualTo("joined");
        });
        assertThat(rig.count("select voices from cases where lead is null")).isEqualTo(2);
    }

    @Test
    void shouldOpenANewCaseOnceTheOldOneIsOver() throws SQLException {
        handle(Report.by("anna", "1"));
        rig.count("with gone as (update cases set status = 'rejected', rejected_at = now(), rejected_for = 'spam'"
                + " returning 1) select count(*) from gone");

        handle(Report.by("anna", "2"), Report.by("boris", "3"));

        assertThat(rig.count("select count(*) from matter")).isEqualTo(2);
        assertThat(rig.count("select count(*) from cases where status = 'assigned' and voices = 2"))
                .isEqualTo(1);
    }
}
