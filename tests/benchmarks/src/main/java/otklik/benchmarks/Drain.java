package otklik.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How far casework is with a topic, asked of its tables by questions that cost next to nothing. One thread at a time. */
final class Drain implements AutoCloseable {
    private final Connection database;
    private final long messages;

    /** @param messages on the topic */
    Drain(Connection database, long messages) {
        this.database = database;
        this.messages = messages;
    }

    /** Numbers that were taken for cases, those of transactions that still run included. */
    long begun() throws SQLException {
        return ask("select case when is_called then last_value else 0 end from case_number");
    }

    /** Every message is stored, with its case, in transactions that are over. */
    boolean isStored() throws SQLException {
        return begun() >= messages && ask("select count(*) from message") >= messages;
    }

    boolean isPublished() throws SQLException {
        return ask("select count(*) from (select from outbox order by id limit 1) first") == 0;
    }

    /** Every entry of the audit is in its chain. */
    boolean isLinked() throws SQLException {
        return ask("select sum(coalesce((select max(sequence) from audit_link where shard = s), 0))"
                        + " from generate_series(0, 7) s")
                >= ask("select count(*) from audit_entry");
    }

    boolean isIndexed() throws SQLException {
        return ask("select (select ahead from case_text_mark) - max(number) from cases") >= 0
                && ask("select count(*) from case_text_stale") == 0;
    }

    /** Age of the oldest case that cannot be searched yet, seconds. */
    double searchLag() throws SQLException {
        return ask("select coalesce((extract(epoch from now() - (select opened_at from cases c where number >"
                        + " (select ahead from case_text_mark) and not exists (select from case_text t"
                        + " where t.case_number = c.number and t.case_number > (select ahead from case_text_mark))"
                        + " order by number limit 1)) * 1000)::bigint, 0)")
                / 1e3;
    }

    long count(String table) throws SQLException {
        return ask("select count(*) from " + table);
    }

    private long ask(String question) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
