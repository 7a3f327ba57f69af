package otklik.routing.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.CaseEvent.CaseRevised;
import otklik.contracts.CaseEvent.MessageAdded;
import otklik.contracts.CaseEvent.MessageRepeated;
import otklik.eventing.Transactions;
import otklik.routing.casework.Leave;
import otklik.routing.fixture.Tagged;

class AddToCasesTest {
    private static HandlerRig rig;

    @BeforeAll
    static void start() throws SQLException, GeneralSecurityException {
        rig = new HandlerRig();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void openACase() throws SQLException {
        rig.databases.clear();
        rig.handle(Tagged.message("first"));
    }

    @Test
    void shouldAddToTheCaseInsteadOfOpeningAnother() throws SQLException {
        give("leave-1", Instant.now().plusSeconds(60));

        rig.handle(
                Tagged.message("more")
                        .saying("И ещё одна яма")
                        .inReplyTo("leave-1")
                        .inBatch("run"),
                Tagged.message("other"));

        assertThat(rig.count("select count(*) from cases")).isEqualTo(2);
        assertThat(last(MessageAdded.class).text()).isEqualTo("И ещё одна яма");
        assertThat(last(MessageAdded.class).snapshot().caseVersion()).isEqualTo(2);
        assertThat(last(MessageAdded.class).snapshot().text()).isEqualTo("Яма на дороге first");
        assertThat(rig.published().getLast().topics()).contains("cases.events", "agency.adm-orenburg.cases");
        assertThat(rig.count("select count(*) from timeline where event = 'message-added' and version = 2"))
                .isOne();
        assertThat(rig.count("select count(distinct case_number) from message")).isEqualTo(2);
        assertThat(rig.count("select added from intake where batch = 'run'")).isOne();
    }

    @Test
    void shouldOpenACaseForWhatHasNoLeave() throws SQLException {
        give("leave-2", Instant.now().plusSeconds(60));

        rig.handle(Tagged.message("stranger").inReplyTo("leave-3"));

        assertThat(last(CaseOpened.class).snapshot().text()).isEqualTo("Яма на дороге stranger");
    }

    @Test
    void shouldAddWhatAConnectorSaysToACaseOfItsOwnAlone() throws SQLException {
        String reference = last(CaseOpened.class).snapshot().reference();

        rig.handle(
                Tagged.message("own").saying("Яма стала больше").inReplyTo("case:" + reference),
                Tagged.message("strange").saying("Чужое").by("import").inReplyTo("case:" + reference),
                Tagged.message("nowhere").inReplyTo("case:NONE1-NONE1"));

        assertThat(last(MessageAdded.class).text()).isEqualTo("Яма стала больше");
        assertThat(rig.count("select count(*) from addition")).isOne();
        assertThat(rig.count("select count(*) from cases")).isEqualTo(3);
    }

    @Test
    void shouldSpendALeaveOnceEvenWithinABatch() throws SQLException {
        give("leave-4", Instant.now().plusSeconds(60));

        rig.handle(
                Tagged.message("one").inReplyTo("leave-4"),
                Tagged.message("two").inReplyTo("leave-4"));
        rig.handle(Tagged.message("three").inReplyTo("leave-4"));

        assertThat(rig.count("select count(*) from addition")).isOne();
        assertThat(rig.count("select count(*) from cases")).isEqualTo(3);
    }

    @Test
    void shouldJudgeTheLeaveByWhenTheMessageCameAndNotByWhenItIsRead() throws SQLException {
        Instant expired = Instant.now().minusSeconds(3_600);
        give("leave-5", expired);
        give("leave-6", expired);

        rig.handle(List.of(
                Tagged.message("in-time").inReplyTo("leave-5").envelopeReceived(expired),
                Tagged.message("late").inReplyTo("leave-6").envelopeReceived(expired.plusNanos(1_000))));

        assertThat(rig.count("select count(*) from addition join message using (message_id)"
                        + " where external_id = 'in-time'"))
                .isOne();
        assertThat(rig.count("select count(*) from addition")).isOne();
    }

    @Test
    void shouldOpenACaseWhereTheOldOneWasRejectedMeanwhile() throws SQLException {
        give("leave-7", Instant.now().plusSeconds(60));
        rig.count("with rejected as (update cases set status = 'rejected', rejected_at = now(), rejected_for = 'spam'"
                + " returning 1) select count(*) from rejected");

        rig.handle(Tagged.message("after").inReplyTo("leave-7"));

        assertThat(rig.count("select count(*) from cases")).isEqualTo(2);
    }

    @Test
    void shouldTakeARepeatAndARevisionOfAnAdditionAsOfAnyMessage() throws SQLException {
        give("leave-8", Instant.now().plusSeconds(60));
        Tagged added = Tagged.message("added").inReplyTo("leave-8");
        rig.handle(added);

        rig.handle(added);
        assertThat(rig.published().getLast().event()).isInstanceOf(MessageRepeated.class);
        rig.handle(List.of(added.saying("Иначе").retagged()));

        assertThat(last(CaseRevised.class).snapshot().text()).isEqualTo("Яма на дороге first");
        assertThat(rig.count("select count(*) from cases")).isOne();
        assertThat(rig.count("select count(*) from addition")).isOne();
    }

    @Test
    void shouldGiveTheCaseAVersionForEachOfManyAdditions() throws SQLException {
        Tagged[] many = new Tagged[5];
        for (int i = 0; i < many.length; i++) {
            give("many-" + i, Instant.now().plusSeconds(60));
            many[i] = Tagged.message("many-" + i).inReplyTo("many-" + i);
        }

        rig.handle(many);

        assertThat(rig.published().stream()
                        .map(published -> published.event())
                        .filter(MessageAdded.class::isInstance)
                        .map(event -> event.snapshot().caseVersion()))
                .containsExactly(2, 3, 4, 5, 6);
        assertThat(rig.count("select version from cases")).isEqualTo(6);
        assertThat(rig.count("select count(*) from audit_entry where action = 'message-added'"))
                .isGreaterThanOrEqualTo(5);
    }

    private static void give(String leave, Instant expiresAt) throws SQLException {
        Transactions.run(rig.databases.pool(), transaction -> {
            try (var insert = transaction.prepareStatement("""
                    insert into addition_leave (leave_hash, case_number, issued_at, expires_at)
                    select ?, min(number), now(), ? from cases""")) {
                insert.setBytes(1, new Leave(leave).hash());
                insert.setObject(2, expiresAt.atOffset(ZoneOffset.UTC));
                return insert.executeUpdate();
            }
        });
    }

    private static <E extends CaseEvent> E last(Class<E> type) throws SQLException {
        return type.cast(rig.published().getLast().event());
    }
}
