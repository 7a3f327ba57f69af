package otklik.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseApproved;
import otklik.contracts.CaseEvent.CaseJoined;
import otklik.contracts.CaseEvent.CaseSeparated;
import otklik.contracts.CaseEvent.CaseWithdrawn;
import otklik.contracts.CaseEvent.VoicesCounted;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;
import otklik.eventing.Transactions;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.casework.Responsibility;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.FireTimers;
import otklik.routing.deadline.TimerRows;
import otklik.routing.fixture.Packs;
import otklik.routing.fixture.Report;
import otklik.routing.opening.HandlerRig;

class MembersTest {
    private static final Responsibility RULES = new Responsibility(Packs.ORENBURG);
    private static final Caller COORDINATOR = new Caller("anna", Set.of("coordinator"), null, null);
    private static final Caller EXECUTOR = new Caller("boris", Set.of("executor"), "adm-orenburg", null);
    private static HandlerRig rig;
    private static CaseCommand command;
    private static final CaseStore CASES = new CaseStore();

    @BeforeAll
    static void open() throws Exception {
        rig = new HandlerRig();
        command = Desks.command(rig.databases.pool(), rig.outbox, rig.registry);
    }

    @BeforeEach
    void clear() throws SQLException {
        rig.databases.clear();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    private static void incident(int members) throws SQLException {
        rig.handle(IntStream.rangeClosed(0, members)
                .mapToObj(i -> Report.by("citizen-" + i, "m" + i).envelope())
                .toList());
    }

    private static Case of(int i) throws SQLException {
        long number = rig.count("select case_number from message where external_id = 'm" + i + "'");
        return Transactions.run(rig.databases.pool(), t -> CASES.read(t, List.of(number)))
                .getFirst();
    }

    private static Reference reference(int i) throws SQLException {
        return new Reference(of(i).reference());
    }

    private static Request by(Caller caller, int i, @Nullable Integer version) throws SQLException {
        return new Request(reference(i), caller, version, null);
    }

    private static CommandResult answer() throws SQLException {
        return new AnswerCase(command, RULES).answer(by(EXECUTOR, 0, null), "Фонари починили");
    }

    private static CommandResult separate(int i) throws SQLException {
        return new SeparateCase(command, CASES, RULES).separate(by(COORDINATOR, i, null));
    }

    private static CommandResult join(Caller caller, int i, int lead) throws SQLException {
        return new JoinCase(command, CASES).join(by(caller, i, null), reference(lead));
    }

    private static <E extends CaseEvent> List<E> told(Class<E> type) throws SQLException {
        return rig.published().stream()
                .map(HandlerRig.Published::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void shouldAnswerAThousandMembersWithOneAnswer() throws SQLException {
        incident(1_000);

        answer();

        assertThat(rig.count("select count(*) from cases where status = 'approved' and resolution = 'Фонари починили'"
                        + " and lead is not null and version = 2 and timer_at is null"))
                .isEqualTo(1_000);
        assertThat(rig.count("select count(*) from timeline t join cases c on c.number = t.case_number"
                        + " where c.lead is not null and t.version = 2 and t.event = 'approved' and t.actor = 'boris'"))
                .isEqualTo(1_000);
        assertThat(rig.count("select count(*) from audit_entry e join cases c on c.case_id = e.subject where c.lead"
                        + " is not null and e.version = 2 and action = 'approved' and e.at >="
                        + " c.opened_at"))
                .isEqualTo(1_000);
        assertThat(told(CaseApproved.class))
                .hasSize(1_000)
                .allSatisfy(fact -> assertThat(fact.resolution()).isEqualTo("Фонари починили"))
                .extracting(fact -> fact.snapshot().caseId())
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldTakeMembersAlongWhenTheLeadIsReopenedHandedOverClosedAndRejected() throws SQLException {
        incident(2);
        answer();

        new ReopenCase(command, new CaseDeadlines(() -> Packs.ORENBURG)).reopen(by(COORDINATOR, 0, null), "не горят");
        assertThat(of(1).status()).isInstanceOf(CaseStatus.Joined.class);

        new AssignCase(command, RULES).assign(by(COORDINATOR, 0, null), "minstroy");
        assertThat(of(2).agencies()).containsExactly("minstroy");
        assertThat(told(CaseWithdrawn.class))
                .hasSize(3)
                .allSatisfy(fact -> assertThat(fact.agency()).isEqualTo("adm-orenburg"));

        new RejectCase(command).reject(by(COORDINATOR, 0, null), "not-for-us");
        assertThat(of(1).status().code()).isEqualTo("rejected");
        assertThat(of(2).version()).isEqualTo(of(1).version()).isEqualTo(5);
    }

    @Test
    void shouldCloseMembersWhenTheTimeForReopeningIsOver() throws SQLException {
        incident(2);
        answer();

        new FireTimers(
                        rig.databases.pool(),
                        CASES,
                        new TimerRows(),
                        new CaseTimers(() -> Packs.ORENBURG),
                        new CaseDeadlines(() -> Packs.ORENBURG),
                        rig.outbox,
                        rig.registry)
                .fire(Instant.now().plus(Duration.ofDays(4)));

        assertThat(rig.count("select count(*) from cases where status = 'closed'"))
                .isEqualTo(3);
        assertThat(rig.count("select count(*) from matter")).isZero();
    }

    @Test
    void shouldRouteASeparatedMemberAnewWithItsOwnDeadline() throws SQLException {
        incident(2);

        assertThat(separate(1)).isInstanceOf(CommandResult.Done.class);

        Case separated = of(1);
        assertThat(separated.status())
                .isInstanceOfSatisfying(
                        CaseStatus.Assigned.class,
                        assigned -> assertThat(assigned.to().deadline())
                                .isEqualTo(separated.openedAt().plus(Duration.ofHours(24))));
        assertThat(separated.lead()).isNull();
        assertThat(rig.count("select count(*) from cases where lead is null and timer_at is not null"))
                .isEqualTo(2);
        assertThat(of(0).voices()).isEqualTo(2);
        assertThat(told(CaseSeparated.class))
                .singleElement()
                .satisfies(fact -> assertThat(fact.lead().reference())
                        .isEqualTo(reference(0).toString()));
        answer();
        assertThat(of(1).status().code()).isEqualTo("assigned");
        assertThat(separate(1)).isInstanceOf(CommandResult.NotNow.class);
    }

    @Test
    void shouldJoinByHandWithItsMembersToTheLeadsLead() throws SQLException {
        incident(1);
        rig.handle(List.of(
                Report.by("vera", "m2").at("16").envelope(),
                Report.by("gleb", "m3").at("16").envelope()));
        assertThat(of(2).voices()).isEqualTo(2);

        assertThat(join(EXECUTOR, 2, 1)).isInstanceOf(CommandResult.Done.class);

        assertThat(of(0).voices()).isEqualTo(4);
        assertThat(rig.count("select count(*) from cases where status = 'joined' and lead = " + of(0).number()))
                .isEqualTo(3);
        assertThat(told(CaseJoined.class)).hasSize(2);
        assertThat(told(VoicesCounted.class))
                .singleElement()
                .satisfies(fact -> assertThat(fact.snapshot().voices()).isEqualTo(4));
        assertThat(join(EXECUTOR, 0, 2)).isInstanceOf(CommandResult.Impossible.class);
        assertThat(join(EXECUTOR, 2, 0)).isInstanceOf(CommandResult.Done.class);
        assertThat(of(0).voices()).isEqualTo(4);
    }

    @Test
    void shouldLeadWhoWritesLikeACaseJoinedByHandToItsLead() throws SQLException {
        incident(1);
        rig.handle(List.of(Report.by("vera", "m2").at("16").envelope()));
        assertThat(join(EXECUTOR, 2, 1)).isInstanceOf(CommandResult.Done.class);

        rig.handle(List.of(Report.by("gleb", "m3").at("16").envelope()));

        assertThat(Objects.requireNonNull(of(3).lead()).number()).isEqualTo(of(0).number());
        assertThat(of(0).voices()).isEqualTo(4);
    }

    @Test
    void shouldLeadNobodyToWhatBecameAnAppeal() throws SQLException {
        rig.handle(List.of(Report.by("anna", "m0").envelope()));
        rig.execute("update cases set regime = 'appeal'");

        rig.handle(List.of(Report.by("boris", "m1").envelope()));

        assertThat(of(1).lead()).isNull();
        assertThat(rig.count("select count(*) from join_proposal")).isZero();
    }

    @Test
    void shouldJoinNoAppealNothingThatIsOverAndNothingOfAnother() throws SQLException {
        rig.handle(List.of(
                Report.by("a", "m0").envelope(),
                Report.by("b", "m1").under("appeal").envelope(),
                Report.by("c", "m2").at("16").envelope()));

        assertThat(join(COORDINATOR, 1, 0)).isInstanceOf(CommandResult.Impossible.class);
        assertThat(join(new Caller("x", Set.of("executor"), "minzdrav", null), 2, 0))
                .isInstanceOf(CommandResult.NoSuchCase.class);
        assertThat(join(new Caller("x", Set.of("analyst"), null, null), 2, 0))
                .isInstanceOf(CommandResult.NotAllowed.class);
        answer();
        assertThat(join(COORDINATOR, 2, 0)).isInstanceOf(CommandResult.Impossible.class);
        assertThat(of(0).voices()).isEqualTo(1);
    }

    @Test
    void shouldWorkOnAMemberByItselfOnceItIsReopened() throws SQLException {
        incident(2);
        answer();

        new ReopenCase(command, new CaseDeadlines(() -> Packs.ORENBURG)).reopen(by(COORDINATOR, 1, null), "не у меня");

        assertThat(of(1).status().code()).isEqualTo("assigned");
        assertThat(of(1).lead()).isNull();
        assertThat(of(0).status().code()).isEqualTo("approved");
        assertThat(new CloseCase(command).close(by(COORDINATOR, 2, null))).isInstanceOf(CommandResult.NotNow.class);
    }

    @Test
    void shouldKeepEveryMemberInStepWhenReplicasAndPeopleRace() throws Exception {
        for (int round = 0; round < 5; round++) {
            rig.databases.clear();
            incident(20);
            try (HandlerRig.Replica other = rig.replica();
                    var threads = Executors.newFixedThreadPool(4)) {
                List<Future<?>> work = new ArrayList<>();
                work.add(threads.submit(() -> {
                    rig.handle(reports(100));
                    return true;
                }));
                work.add(threads.submit(() -> {
                    other.handle(reports(200));
                    return true;
                }));
                work.add(threads.submit(MembersTest::answer));
                work.add(threads.submit(() -> separate(3)));
                for (Future<?> one : work) {
                    one.get();
                }
            }
            assertThat(rig.count("select count(*) from cases m join cases l on l.number = m.lead where l.lead is"
                            + " not null or m.deadline is not null or (m.status = 'joined') <> (l.status"
                            + " in ('triage', 'assigned', 'accepted', 'answered'))"))
                    .isZero();
            assertThat(rig.count("select count(*) from cases l where voices <> 1 +"
                            + " (select count(*) from cases m where m.lead = l.number) and lead is null"))
                    .isZero();
            assertThat(rig.count("select count(*) from cases c where version <>"
                            + " (select max(version) from timeline t where t.case_number = c.number)"))
                    .isZero();
            assertThat(rig.count("select count(*) from message m join cases c on c.number = m.case_number"))
                    .isEqualTo(81);
        }
    }

    /** Thirty from each: of strangers, and of citizens who have a case, in the other order on the other replica. */
    private static List<Envelope<TaggedEvent>> reports(int from) {
        return IntStream.range(0, 30)
                .mapToObj(i -> Report.by(
                                i % 3 == 0 ? "citizen-" + (from == 100 ? i / 3 : 10 - i / 3) : "s-" + (from + i),
                                "m" + (from + i))
                        .envelope())
                .toList();
    }
}
