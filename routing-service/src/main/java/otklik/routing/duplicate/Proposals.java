package otklik.routing.duplicate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Pairs of cases that a person has to compare, in PostgreSQL. Every method works within the caller's transaction. */
public final class Proposals {
    private static final int MOST = 100;

    /**
     * Another case that may be about the same problem.
     *
     * @param number of the other case
     * @param why as {@link Verdict.Perhaps} says, or {@code citizen}
     */
    public record Proposal(long number, double likeness, String why, Instant at) {}

    void add(Connection transaction, Map<Long, Recognised> recognised, Instant now) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        List<Recognised.Proposed> proposed = new ArrayList<>();
        recognised.forEach((number, is) -> {
            if (is instanceof Recognised.First first && first.proposal() != null) {
                numbers.add(number);
                proposed.add(first.proposal());
            }
        });
        if (proposed.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into join_proposal (case_number, lead, likeness, why, at)
                select unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::float8[]), unnest(?::text[]), ?""")) {
            insert.setArray(1, transaction.createArrayOf("bigint", numbers.toArray()));
            insert.setArray(
                    2,
                    transaction.createArrayOf(
                            "bigint",
                            proposed.stream().map(Recognised.Proposed::lead).toArray()));
            insert.setArray(
                    3,
                    transaction.createArrayOf(
                            "float8",
                            proposed.stream().map(Recognised.Proposed::likeness).toArray()));
            insert.setArray(
                    4,
                    transaction.createArrayOf(
                            "text",
                            proposed.stream().map(Recognised.Proposed::why).toArray()));
            insert.setObject(5, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Somebody says that the two may be the same; where it is proposed already, in either direction, nothing changes. */
    public void propose(Connection transaction, long one, long other, String why, Instant now) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into join_proposal (case_number, lead, likeness, why, at)
                select ?, ?, 1, ?, ? where not exists (
                    select from join_proposal where case_number = ? and lead = ?)
                on conflict on constraint join_proposal_pkey do nothing""")) {
            insert.setLong(1, one);
            insert.setLong(2, other);
            insert.setString(3, why);
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            insert.setLong(5, other);
            insert.setLong(6, one);
            insert.executeUpdate();
        }
    }

    /** Of one case, whichever of the two it is; the likest first. */
    public List<Proposal> of(Connection transaction, long number) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select p.other, p.likeness, p.why, p.at from (
                    select lead as other, likeness, why, at from join_proposal where case_number = ?
                    union all select case_number, likeness, why, at from join_proposal where lead = ?) p
                order by p.likeness desc, p.other limit ?""")) {
            select.setLong(1, number);
            select.setLong(2, number);
            select.setInt(3, MOST);
            List<Proposal> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Proposal(
                            row.getLong(1),
                            row.getDouble(2),
                            Objects.requireNonNull(row.getString(3)),
                            Objects.requireNonNull(row.getObject(4, OffsetDateTime.class))
                                    .toInstant()));
                }
            }
            return found;
        }
    }

    /** A person said that these two are not the same; false where it was not proposed. */
    public boolean dismiss(Connection transaction, long one, long other) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from join_proposal where case_number = ? and lead = ? or case_number = ? and lead = ?""")) {
            delete.setLong(1, one);
            delete.setLong(2, other);
            delete.setLong(3, other);
            delete.setLong(4, one);
            return delete.executeUpdate() > 0;
        }
    }

    /** The case has joined another: nothing is to be asked about it any more. */
    public void settle(Connection transaction, long joined) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from join_proposal where case_number = ? or lead = ?")) {
            delete.setLong(1, joined);
            delete.setLong(2, joined);
            delete.executeUpdate();
        }
    }
}
