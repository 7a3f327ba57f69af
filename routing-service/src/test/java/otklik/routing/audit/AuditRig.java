package otklik.routing.audit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import otklik.eventing.Transactions;
import otklik.routing.fixture.Databases;
import otklik.standalone.postgres.DatabaseLogin;

/** The audit on a real database, with a superuser who does what he must not. */
final class AuditRig implements AutoCloseable {
    static final int SHARD = 3;
    final Databases databases = new Databases();
    final AuditTrail trail = new AuditTrail();
    private final KeyPair keys = keys();
    private MakeCheckpoint makeCheckpoint = process();
    private LinkEntries linkEntries = new LinkEntries(databases.pool(), 0);
    private int written;

    AuditRig() throws SQLException {}

    static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private MakeCheckpoint process() {
        return new MakeCheckpoint(databases.pool(), signer(keys), Clock.systemUTC());
    }

    static CheckpointSigner signer(KeyPair keys) {
        return new CheckpointSigner(keys.getPrivate(), keys.getPublic());
    }

    /** As the installation does it, driven by hand. */
    SealAudit seal(AuditSettings settings, Clock clock, SimpleMeterRegistry registry) {
        return new SealAudit(databases.pool(), makeCheckpoint, settings, clock, registry);
    }

    /** An entry about a case of {@link #SHARD}, each call about another. */
    AuditEntry entry() {
        return entry(SHARD);
    }

    AuditEntry entry(int shard) {
        UUID subject = new UUID(++written, (long) written * Shards.COUNT + shard);
        return new AuditEntry(
                Instant.now(),
                "anna",
                "minstroy",
                new AuditAction.CaseChanged("assigned"),
                subject,
                2,
                Canonical.sha256(subject.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    void write(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            AuditEntry next = entry();
            Transactions.run(databases.pool(), transaction -> {
                trail.append(transaction, List.of(next));
                return true;
            });
        }
    }

    long link() throws SQLException {
        return linkEntries.run().linked();
    }

    void writeAndLink(int count) throws SQLException {
        write(count);
        link();
    }

    MakeCheckpoint.Result checkpoint() throws SQLException {
        return makeCheckpoint.make(linkEntries.settled());
    }

    LinkEntries linker() {
        return linkEntries;
    }

    /** The service ends and begins again, knowing what the database holds. */
    void restart() throws SQLException {
        makeCheckpoint = process();
        linkEntries = new LinkEntries(
                databases.pool(),
                Transactions.run(databases.pool(), Checkpoints::last)
                        .map(Checkpoint::settled)
                        .orElse(0L));
    }

    Verification verify() throws SQLException {
        return verify(Optional.empty(), Instant.now());
    }

    Verification verify(Optional<SavedCheckpoint> saved, Instant now) throws SQLException {
        try (Connection connection = databases.pool().getConnection()) {
            return new VerifyAudit(new CheckpointKeys(List.of(keys.getPublic())), saved)
                    .verify(connection, now, passed -> {});
        }
    }

    /** PEM. */
    String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    SavedCheckpoint lastCheckpoint() throws SQLException {
        return Transactions.run(databases.pool(), SavedCheckpoint::last).orElseThrow();
    }

    /** As a superuser who knows of the triggers. */
    void tamper(String... statements) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("audit_entry", "audit_link", "audit_checkpoint")) {
                statement.execute("alter table " + table + " disable trigger all");
            }
            for (String sql : statements) {
                statement.execute(sql);
            }
            for (String table : List.of("audit_entry", "audit_link", "audit_checkpoint")) {
                statement.execute("alter table " + table + " enable always trigger " + table + "_is_append_only");
            }
        }
    }

    /** Gives every link the hash that fits its entry as it is now: what somebody does who has the code but not the key. */
    void relink() throws SQLException {
        List<String> updates = new ArrayList<>();
        byte[] last = Head.NONE.hash();
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select l.sequence, " + StoredEntry.COLUMNS
                        + " from audit_link l join audit_entry e on e.shard = l.shard and e.id = l.entry_id"
                        + " where l.shard = " + SHARD + " order by l.sequence")) {
            while (row.next()) {
                last = StoredEntry.read(row, 2).hash(last, SHARD, row.getLong(1));
                updates.add("update audit_link set hash = '\\x"
                        + java.util.HexFormat.of().formatHex(last) + "' where shard = " + SHARD + " and sequence = "
                        + row.getLong(1));
            }
        }
        tamper(updates.toArray(String[]::new));
    }

    Connection superuser() throws SQLException {
        return connect(databases.superuser());
    }

    static Connection connect(DatabaseLogin login) throws SQLException {
        Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = routing");
        }
        return connection;
    }

    long count(String query) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** An empty audit and a new service. */
    void clear() throws SQLException {
        tamper("truncate audit_entry, audit_link, audit_checkpoint");
        restart();
    }

    @Override
    public void close() {
        databases.close();
    }
}
