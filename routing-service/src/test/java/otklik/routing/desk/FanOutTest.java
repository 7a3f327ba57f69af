package otklik.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.CaseApproved;
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.routing.casework.Reference;
import otklik.routing.casework.Responsibility;
import otklik.routing.fixture.Packs;
import otklik.routing.fixture.Report;
import otklik.routing.opening.HandlerRig;

/** An incident that ten thousand citizens told of. */
class FanOutTest {
    private static final int MEMBERS = 10_000;
    private static final int BATCH = 2_000;
    private static final Caller EXECUTOR = new Caller("boris", Set.of("executor"), "adm-orenburg", null);
    private static HandlerRig rig;

    @BeforeAll
    static void open() throws Exception {
        rig = new HandlerRig();
        rig.databases.clear();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void shouldTellEachOfTenThousandMembersOnceWhenTheirLeadIsAnswered() throws SQLException {
        for (int first = 0; first <= MEMBERS; first += BATCH) {
            rig.handle(IntStream.range(first, Math.min(first + BATCH, MEMBERS + 1))
                    .mapToObj(i -> Report.by("citizen-" + i, "m" + i).envelope())
                    .toList());
        }
        String lead = rig.published().stream()
                .map(HandlerRig.Published::event)
                .filter(event -> event instanceof CaseOpened && event.snapshot().lead() == null)
                .map(event -> event.snapshot().reference())
                .findFirst()
                .orElseThrow();
        rig.execute("delete from outbox");

        CommandResult result = new AnswerCase(
                        Desks.command(rig.databases.pool(), rig.outbox, rig.registry),
                        new Responsibility(Packs.ORENBURG))
                .answer(new Request(new Reference(lead), EXECUTOR, null, null), "Фонари починили");

        assertThat(result).isInstanceOf(CommandResult.Done.class);
        List<CaseApproved> told = rig.published().stream()
                .map(HandlerRig.Published::event)
                .filter(CaseApproved.class::isInstance)
                .map(CaseApproved.class::cast)
                .toList();
        assertThat(told)
                .hasSize(MEMBERS)
                .allSatisfy(fact -> assertThat(fact.snapshot().lead()).isNotNull())
                .extracting(fact -> fact.snapshot().caseId())
                .doesNotHaveDuplicates();
        assertThat(rig.count("select count(*) from cases where lead is not null and status = 'approved'"))
                .isEqualTo(MEMBERS);
    }
}
