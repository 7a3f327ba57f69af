package otklik.routing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static otklik.routing.audit.AuditRig.SHARD;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.eventing.Transactions;
import otklik.routing.audit.Fault.Kind;

/** Whatever a superuser does to the audit is found and named. */
class VerifyAuditTest {
    private static AuditRig rig;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() throws SQLException {
        rig = new AuditRig();
    }

    @BeforeEach
    void begin() throws SQLException {
        rig.clear();
        rig.writeAndLink(10);
        rig.checkpoint();
        rig.writeAndLink(10);
        rig.checkpoint();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void shouldFindNothingInAnHonestAudit() throws SQLException {
        rig.writeAndLink(5);
        rig.write(3);

        Verification result = rig.verify();

        assertThat(result.faults()).isEmpty();
        assertThat(result.isClean()).isTrue();
        assertThat(result.links()).isEqualTo(25);
        assertThat(result.checkpoints()).isEqualTo(2);
        assertThat(result.unlinked()).isEqualTo(3);
        assertThat(result.oldestUnlinked()).isNotNull();
    }

    @Test
    void shouldNameTheEditedEntry() throws SQLException {
        rig.tamper("update audit_entry set actor = 'boris' where id = " + idAt(7));

        assertThat(rig.verify().faults()).containsExactly(Fault.inChain(Kind.EDITED, SHARD, 7));
    }

    @Test
    void shouldNameTheLinkWithAnotherHash() throws SQLException {
        rig.tamper("update audit_link set hash = sha256('x') where sequence = 7");

        assertThat(rig.verify().faults()).containsExactly(Fault.inChain(Kind.EDITED, SHARD, 7));
    }

    @Test
    void shouldNameTheDeletedEntry() throws SQLException {
        rig.tamper("delete from audit_entry where id = " + idAt(12));

        assertThat(rig.verify().faults()).containsExactly(Fault.inChain(Kind.ENTRY_DELETED, SHARD, 12));
    }

    @Test
    void shouldNameTheDeletedLinks() throws SQLException {
        rig.tamper(
                "delete from audit_entry where id in (" + idAt(12) + ", " + idAt(13) + ")",
                "delete from audit_link where sequence in (12, 13)");

        assertThat(rig.verify().faults()).containsExactly(Fault.inChain(Kind.LINKS_DELETED, SHARD, 12, 13));
    }

    @Test
    void shouldNameTheEntriesThatChangedPlaces() throws SQLException {
        rig.tamper("update audit_link set entry_id = -entry_id where sequence in (5, 9)", """
                update audit_link l set entry_id = -other.entry_id from audit_link other
                where l.sequence in (5, 9) and other.sequence = 14 - l.sequence""");

        assertThat(rig.verify().faults()).containsExactly(Fault.inChain(Kind.SWAPPED, SHARD, 5, 9));
    }

    @Test
    void shouldNameTheLinksThatChangedPlaces() throws SQLException {
        rig.tamper(
                "update audit_link set sequence = 1000 + sequence where sequence in (5, 9)",
                "update audit_link set sequence = 1014 - sequence where sequence in (1005, 1009)");

        assertThat(rig.verify().faults()).containsExactly(Fault.inChain(Kind.SWAPPED, SHARD, 5, 9));
    }

    @Test
    void shouldNameNeighboursThatChangedPlaces() throws SQLException {
        rig.tamper(
                "update audit_link set sequence = 1000 + sequence where sequence in (5, 6)",
                "update audit_link set sequence = 1011 - sequence where sequence in (1005, 1006)");

        assertThat(rig.verify().faults()).containsExactly(Fault.inChain(Kind.SWAPPED, SHARD, 5, 6));
    }

    @Test
    void shouldNameTheTailThatWasCut() throws SQLException {
        rig.tamper("delete from audit_entry where id >= " + idAt(16), "delete from audit_link where sequence >= 16");

        assertThat(rig.verify().faults()).containsExactly(new Fault(Kind.TRUNCATED, SHARD, 16L, 20L, 2L));
    }

    @Test
    void shouldNameTheTailThatWasCutAndGrewAgain() throws SQLException {
        rig.tamper("delete from audit_entry where id >= " + idAt(16), "delete from audit_link where sequence >= 16");
        rig.restart();
        rig.writeAndLink(10);

        assertThat(rig.verify().faults()).containsExactly(Fault.against(Kind.RELINKED, SHARD, 20, 2));
    }

    @Test
    void shouldFindTheTailCutWithItsCheckpointsWhenOneWasSavedElsewhere() throws Exception {
        Path file = folder.resolve("checkpoint.json");
        rig.lastCheckpoint().write(file);
        rig.tamper(
                "delete from audit_entry where id > " + idAt(10),
                "delete from audit_link where sequence > 10",
                "delete from audit_checkpoint where number = 2");

        assertThat(rig.verify().faults()).as("without it").isEmpty();
        assertThat(rig.verify(Optional.of(SavedCheckpoint.read(file)), Instant.now())
                        .faults())
                .containsExactly(
                        Fault.ofCheckpoint(Kind.CHECKPOINTS_DELETED, 2),
                        new Fault(Kind.TRUNCATED, SHARD, 11L, 20L, 2L));
    }

    @Test
    void shouldFindNothingInAnHonestAuditThatGrewSinceTheSavedCheckpoint() throws Exception {
        Path file = folder.resolve("checkpoint.json");
        rig.lastCheckpoint().write(file);
        rig.writeAndLink(5);
        rig.checkpoint();

        assertThat(rig.verify(Optional.of(SavedCheckpoint.read(file)), Instant.now())
                        .faults())
                .isEmpty();
    }

    @Test
    void shouldFindLinksThatAreGoneWhenTheirEntriesHaveWaitedTooLong() throws SQLException {
        rig.writeAndLink(4);
        rig.tamper("delete from audit_link where sequence > 20");

        Verification result = rig.verify(
                Optional.empty(), Instant.now().plus(VerifyAudit.PATIENCE).plusSeconds(60));

        assertThat(result.faults()).containsExactly(new Fault(Kind.UNLINKED, SHARD, null, 4L, null));
    }

    @Test
    void shouldNameTheEditedCheckpoint() throws SQLException {
        rig.tamper("update audit_checkpoint set at = at + interval '1 day' where number = 2");

        assertThat(rig.verify().faults()).containsExactly(Fault.ofCheckpoint(Kind.CHECKPOINT_EDITED, 2));
    }

    @Test
    void shouldNameTheDeletedCheckpoint() throws SQLException {
        rig.tamper("delete from audit_checkpoint where number = 1");

        assertThat(rig.verify().faults()).containsExactly(new Fault(Kind.CHECKPOINTS_DELETED, null, null, 1L, 1L));
    }

    @Test
    void shouldFindTheChainThatWasMadeAnewWithoutTheKey() throws SQLException {
        rig.tamper("update audit_entry set actor = 'boris' where id = " + idAt(7));
        rig.relink();

        assertThat(rig.verify().faults())
                .containsExactly(
                        Fault.against(Kind.RELINKED, SHARD, 10, 1), Fault.against(Kind.RELINKED, SHARD, 20, 2));
    }

    @Test
    void shouldFindTheChainThatWasMadeAnewAndSignedWithAnotherKey() throws SQLException {
        rig.tamper("update audit_entry set actor = 'boris' where id = " + idAt(7));
        rig.relink();
        rig.tamper("delete from audit_checkpoint");
        new MakeCheckpoint(rig.databases.pool(), AuditRig.signer(AuditRig.keys()), Clock.systemUTC()).make(0);

        assertThat(rig.verify().faults()).containsExactly(Fault.ofCheckpoint(Kind.CHECKPOINT_KEY_UNKNOWN, 1));
    }

    @Test
    void shouldPutTheVerificationOnRecordWithoutMakingItWrong() throws SQLException {
        Verification first = rig.verify();
        Transactions.run(rig.databases.pool(), transaction -> {
            VerifyAudit.record(transaction, first, "auditor");
            return true;
        });
        rig.link();

        assertThat(rig.verify().links()).isEqualTo(21);
        assertThat(rig.count("select count(*) from audit_entry where action = 'audit-verified'"))
                .isEqualTo(1);
    }

    @Test
    void shouldFindEveryOneOfManyEdits() throws SQLException {
        rig.writeAndLink(200);
        rig.tamper("update audit_entry set action = 'answered'");

        Verification result = rig.verify();

        assertThat(result.faultCount()).isEqualTo(220);
        assertThat(result.faults()).extracting(Fault::kind).containsOnly(Kind.EDITED);
    }

    private static long idAt(int sequence) throws SQLException {
        return rig.count("select entry_id from audit_link where shard = " + SHARD + " and sequence = " + sequence);
    }
}
