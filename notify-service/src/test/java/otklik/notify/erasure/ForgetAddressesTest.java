package otklik.notify.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;
import otklik.eventing.seal.Sealer;
import otklik.notify.Backings;
import otklik.notify.vault.KeyGate;
import otklik.notify.vault.Owner;
import otklik.notify.vault.Vault;

/** Keys go with what they opened, and not before. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class ForgetAddressesTest {
    @Inject
    ForgetAddresses forget;

    @Inject
    Vault vault;

    @Inject
    Sealer toNotify;

    @Inject
    DataSource database;

    @Test
    void shouldSweepUpKeysWithoutAnAddressAndLeaveTheOthers() throws Exception {
        Owner alone = Owner.fresh();
        Owner kept = Owner.fresh();
        sealed(alone, UUID.randomUUID().toString());
        keep(kept, null);

        forget.withoutAddress();

        assertThat(vault.keys(List.of(alone, kept))).containsOnlyKeys(kept);
    }

    @Test
    void shouldWaitWithAKeyUntilNoAddressUnderItIsWanted() throws Exception {
        Owner owner = Owner.fresh();
        Instant now = Instant.now();
        keep(owner, now.minusSeconds(1));
        String later = keep(owner, now.plusSeconds(3_600));
        farewell(later);

        forget.ofErased(now);

        assertThat(vault.keys(List.of(owner))).containsOnlyKeys(owner);
        forget.ofErased(now.plusSeconds(7_200));
        assertThat(vault.keys(List.of(owner))).isEmpty();
    }

    private Vault.Kept sealed(Owner owner, String contactId) throws SQLException {
        return vault.keep(List.of(new Vault.Given(contactId, owner, toNotify.seal("8501"))))
                .getFirst();
    }

    private String keep(Owner owner, @Nullable Instant dropBy) throws SQLException {
        String contactId = UUID.randomUUID().toString();
        Transactions.run(database, transaction -> {
            KeyGate.hold(transaction);
            Vault.Kept kept = sealed(owner, contactId);
            try (PreparedStatement insert = transaction.prepareStatement("""
                    insert into contact (contact_id, channel, source, sealed_address, owner, given_at, drop_by)
                    values (?, 'telegram', 'region', ?, ?, now(), ?::timestamptz)""")) {
                insert.setString(1, contactId);
                insert.setString(2, kept.sealed());
                insert.setBytes(3, owner.bytes());
                insert.setString(4, dropBy == null ? null : dropBy.toString());
                return insert.executeUpdate();
            }
        });
        return contactId;
    }

    /** He has not been told yet. */
    private void farewell(String contactId) throws SQLException {
        Transactions.run(database, transaction -> {
            try (PreparedStatement insert = transaction.prepareStatement("""
                    insert into delivery (notice_id, lane, endpoint, one_at_a_time, case_id, case_version, message_id, notice,
                      event_id, state, due_at, planned_at)
                    values (gen_random_uuid(), 'nowhere:test', ?, false, gen_random_uuid(), 1, gen_random_uuid(), 'erased', 'e',
                      'PENDING', now() + interval '1 day', now())""")) {
                insert.setString(1, contactId);
                return insert.executeUpdate();
            }
        });
    }
}
