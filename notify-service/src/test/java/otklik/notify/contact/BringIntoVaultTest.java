package otklik.notify.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;
import otklik.eventing.seal.Sealer;
import otklik.notify.Backings;
import otklik.notify.vault.Owner;
import otklik.notify.vault.SealedAddress;
import otklik.notify.vault.Vault;

/** What an earlier release kept comes under keys, too. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class BringIntoVaultTest {
    @Inject
    BringIntoVault loop;

    @Inject
    Vault vault;

    @Inject
    Sealer toNotify;

    @Inject
    DataSource database;

    @Test
    void shouldBringOldAddressesUnderKeysAndPassOverWhatItCannotOpen() throws Exception {
        String old = UUID.randomUUID().toString();
        String broken = UUID.randomUUID().toString();
        insert(old, toNotify.seal("8401"));
        insert(broken, "v1.a.b");

        loop.round();

        String sealed = sealed(old);
        Owner owner = Owner.of(null, old);
        Map<Owner, byte[]> keys = vault.keys(List.of(owner));
        assertThat(sealed).startsWith("k1." + owner.digest());
        assertThat(vault.open(new SealedAddress(old, sealed, Objects.requireNonNull(keys.get(owner)))))
                .isEqualTo("8401");
        assertThat(sealed(broken)).isEqualTo("v1.a.b");
    }

    private void insert(String contactId, String sealed) throws SQLException {
        Transactions.run(database, transaction -> {
            try (PreparedStatement insert = transaction.prepareStatement(
                    "insert into contact (contact_id, channel, source, sealed_address, given_at) values (?, 'telegram', 'region', ?, now())")) {
                insert.setString(1, contactId);
                insert.setString(2, sealed);
                return insert.executeUpdate();
            }
        });
    }

    private String sealed(String contactId) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement select =
                    transaction.prepareStatement("select sealed_address from contact where contact_id = ?")) {
                select.setString(1, contactId);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return Objects.requireNonNull(row.getString(1));
                }
            }
        });
    }
}
