package otklik.routing.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppendOnlyTest {
    private static AuditRig rig;

    @BeforeAll
    static void open() throws SQLException {
        rig = new AuditRig();
        rig.writeAndLink(3);
        rig.checkpoint();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "otklik_routing, update audit_entry set actor = 'boris', permission denied",
        "otklik_routing, delete from audit_entry, permission denied",
        "otklik_routing, truncate audit_entry, permission denied",
        "otklik_routing, update audit_link set sequence = sequence + 1, permission denied",
        "otklik_routing, delete from audit_link, permission denied",
        "otklik_routing, update audit_checkpoint set number = number + 1, permission denied",
        "otklik_routing, delete from audit_checkpoint, permission denied",
        "otklik_routing, alter table audit_entry disable trigger all, must be owner",
        "otklik_owner, update audit_entry set actor = 'boris', append-only",
        "otklik_owner, delete from audit_entry, append-only",
        "otklik_owner, truncate audit_entry, append-only",
        "otklik_owner, delete from audit_link, append-only",
        "otklik_owner, delete from audit_checkpoint, append-only",
        "otklik_owner, set session_replication_role = replica, permission denied"
    })
    void shouldRefuseWhatIsNotAnInsert(String role, String statement, String reason) throws SQLException {
        try (Connection connection = AuditRig.connect(rig.databases.login(role));
                Statement tried = connection.createStatement()) {
            assertThatThrownBy(() -> tried.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(reason);
        }
    }
}
