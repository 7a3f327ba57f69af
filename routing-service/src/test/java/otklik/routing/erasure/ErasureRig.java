package otklik.routing.erasure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.casework.Responsibility;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.deadline.TimerRows;
import otklik.routing.duplicate.ReleaseMembers;
import otklik.routing.erasure.EraseCitizen.Outcome;
import otklik.routing.fixture.Packs;
import otklik.routing.opening.HandlerRig;
import otklik.standalone.postgres.DatabaseLogin;

/** Casework on a real database, without Kafka, that can forget. */
final class ErasureRig implements AutoCloseable {
    final HandlerRig opening;
    final EraseCitizen eraseCitizen;
    final KeepNoLonger keepNoLonger;

    ErasureRig() throws Exception {
        opening = new HandlerRig();
        CaseStore cases = new CaseStore();
        ErasureRows rows = new ErasureRows();
        ReleaseMembers releaseMembers = new ReleaseMembers(
                cases, new Responsibility(Packs.ORENBURG), new CaseTimers(() -> Packs.ORENBURG), new TimerRows());
        eraseCitizen = Erasing.eraseCitizenOf(
                opening.databases.pool(), cases, releaseMembers, opening.outbox, Clock.systemUTC(), opening.registry);
        keepNoLonger = new KeepNoLonger(
                opening.databases.pool(),
                () -> Packs.ORENBURG,
                rows,
                new EraseWords(cases, rows, releaseMembers, opening.outbox),
                opening.outbox,
                opening.registry,
                2);
    }

    void clear() throws SQLException {
        opening.databases.clear();
    }

    void receive(Letter... letters) throws SQLException {
        opening.handle(Arrays.stream(letters).map(Letter::envelope).toList());
    }

    Outcome erase(Letter by) throws SQLException {
        return erase(by, null);
    }

    Outcome erase(Letter by, @Nullable Boolean linked) throws SQLException {
        return eraseCitizen.byHimself(reference(by), linked);
    }

    Reference reference(Letter of) throws SQLException {
        return Reference.parse(text("select reference from cases where case_id = '" + of.caseId() + "'"))
                .orElseThrow();
    }

    /** The letter becomes an addition to the other's case, as AddMessages leaves it. */
    void addTo(Letter first, Letter added) throws SQLException {
        execute("update message set case_number = (select number from cases where case_id = '" + first.caseId()
                + "') where case_number = (select number from cases where case_id = '" + added.caseId() + "')");
        execute("with gone as (delete from cases where case_id = '" + added.caseId()
                + "' returning number) delete from case_text where case_number in (select number from gone)");
    }

    /** A case for a part of the letter, with words of its own. */
    void part(Letter of, String words) throws SQLException {
        execute("""
                insert into cases (number, case_id, reference, version, status, message_id, pin_hash, category, confidence,
                                   regime, opened_at, pack_version, is_part, why)
                select nextval('case_number'), gen_random_uuid(), 'PARTS-' || number, 1, 'triage', message_id, 'x', 'health', 1,
                       regime, opened_at, pack_version, true, '%s' from cases where case_id = '%s'""".formatted(words, of.caseId()));
    }

    void execute(String sql) throws SQLException {
        Transactions.run(opening.databases.pool(), transaction -> {
            try (Statement statement = transaction.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    long count(String query) throws SQLException {
        return opening.count(query);
    }

    String text(String query) throws SQLException {
        return String.valueOf(texts(query).getFirst());
    }

    List<String> texts(String query) throws SQLException {
        return Transactions.run(opening.databases.pool(), transaction -> texts(transaction, query));
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }

    /** Tables with a row that holds the words: as text, within JSON, or as bytes. Events on their way out are no store. */
    List<String> tablesThatHold(String words) throws SQLException {
        DatabaseLogin all = opening.databases.superuser();
        List<String> holding = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(all.url(), all.user(), all.password())) {
            for (String table : texts(
                    connection,
                    "select tablename from pg_tables where schemaname = 'routing' and tablename <> 'outbox' order by 1")) {
                String hex =
                        java.util.HexFormat.of().formatHex(words.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                if (!texts(
                                connection,
                                "select 1 from routing.\"" + table + "\" t where t::text ilike '%" + words
                                        + "%' or t::text like '%" + hex + "%' limit 1")
                        .isEmpty()) {
                    holding.add(table);
                }
            }
        }
        return holding;
    }

    @Override
    public void close() {
        opening.close();
    }
}
