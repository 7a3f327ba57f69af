package otklik.routing.audit;

import java.sql.SQLException;
import otklik.standalone.postgres.DatabaseLogin;

/** An audit for tests of other packages: sealed, and then not what it was. */
public final class SealedAudit implements AutoCloseable {
    private final AuditRig rig = new AuditRig();

    public SealedAudit() throws SQLException {}

    /** Half of the entries under the first checkpoint, all under the second. */
    public void begin(int entries) throws SQLException {
        rig.clear();
        rig.writeAndLink(entries / 2);
        rig.checkpoint();
        rig.writeAndLink(entries - entries / 2);
        rig.checkpoint();
    }

    public void edit(int sequence) throws SQLException {
        rig.tamper("update audit_entry set actor = 'boris' where id = "
                + "(select entry_id from audit_link where sequence = " + sequence + ")");
    }

    /** The end, with the checkpoints over it. */
    public void cut(int from) throws SQLException {
        rig.tamper(
                "delete from audit_entry where id in (select entry_id from audit_link where sequence >= " + from + ")",
                "delete from audit_link where sequence >= " + from,
                "delete from audit_checkpoint where sequences[" + (AuditRig.SHARD + 1) + "] >= " + from);
    }

    /** With the password of the service's role in it. */
    public String url() {
        DatabaseLogin login = rig.databases.login("otklik_routing");
        return login.url() + "?password=" + login.password();
    }

    public String publicKey() {
        return rig.publicKey();
    }

    public long count(String query) throws SQLException {
        return rig.count(query);
    }

    @Override
    public void close() {
        rig.close();
    }
}
