package otklik.routing.opening;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import otklik.routing.casework.Reference;

/** New cases and the first entries of their timelines, many at a time. */
final class NewCases {
    private static final String NUMBERS = "select nextval('case_number') from generate_series(1, ?)";
    private static final String INSERT_CASES = """
            insert into cases (number, case_id, reference, version, status, message_id, pin_hash, category, confidence,
                               municipality, regime, executor, curator, opened_at, deadline, rule, pack_version)
            select number, case_id::uuid, reference, 1, status, message_id::uuid, pin_hash, category, confidence,
                   municipality, regime, executor, curator, ?, deadline::timestamptz, rule, pack_version
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[], ?::float8[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                 as row (number, case_id, reference, status, message_id, pin_hash, category, confidence, municipality, regime,
                         executor, curator, deadline, rule, pack_version)
            on conflict on constraint cases_reference_key do nothing
            returning number""";
    private static final String INSERT_TIMELINE = """
            insert into timeline (case_number, version, at, event, agency, detail)
            select number, 1, ?, 'opened', agency, detail
            from unnest(?::bigint[], ?::text[], ?::text[]) as row (number, agency, detail)""";

    private final SecureRandom random;

    NewCases(SecureRandom random) {
        this.random = random;
    }

    /** Numbers for that many cases; those of messages that turn out to be known stay unused. */
    long[] numbers(Connection transaction, int count) throws SQLException {
        long[] numbers = new long[count];
        try (PreparedStatement next = transaction.prepareStatement(NUMBERS)) {
            next.setInt(1, count);
            try (ResultSet row = next.executeQuery()) {
                for (int i = 0; row.next(); i++) {
                    numbers[i] = row.getLong(1);
                }
            }
        }
        return numbers;
    }

    Reference reference() {
        return Reference.random(random);
    }

    /** Stores them; a case whose reference is taken gets another. Returns them as stored. */
    List<NewCase> store(Connection transaction, List<NewCase> cases, Instant now) throws SQLException {
        List<NewCase> stored = new ArrayList<>(cases.size());
        List<NewCase> waiting = cases;
        while (!waiting.isEmpty()) {
            Set<Long> taken = insert(transaction, waiting, now);
            List<NewCase> refused = new ArrayList<>();
            for (NewCase tried : waiting) {
                if (taken.contains(tried.opened().number())) {
                    stored.add(tried);
                } else {
                    refused.add(tried.called(reference()));
                }
            }
            waiting = refused;
        }
        insertTimeline(transaction, stored, now);
        return stored;
    }

    private static Set<Long> insert(Connection transaction, List<NewCase> cases, Instant now) throws SQLException {
        Set<Long> taken = HashSet.newHashSet(cases.size());
        try (PreparedStatement insert = transaction.prepareStatement(INSERT_CASES)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            new Rows<>(transaction, insert, 2, cases)
                    .number(row -> row.opened().number())
                    .text(row -> row.opened().caseId())
                    .text(row -> row.opened().reference())
                    .text(row -> row.opened().status().code())
                    .text(row -> row.opened().messageId())
                    .bytes(NewCase::pinHash)
                    .text(row -> row.opened().category())
                    .fraction(row -> row.opened().confidence())
                    .text(row -> row.opened().municipality())
                    .text(row -> row.opened().regime())
                    .text(NewCase::executor)
                    .text(NewCase::curator)
                    .text(NewCase::deadline)
                    .text(row -> row.opened().rule())
                    .text(row -> row.opened().packVersion());
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    taken.add(row.getLong(1));
                }
            }
        }
        return taken;
    }

    private static void insertTimeline(Connection transaction, List<NewCase> cases, Instant now) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT_TIMELINE)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            new Rows<>(transaction, insert, 2, cases)
                    .number(row -> row.opened().number())
                    .text(NewCase::executor)
                    .text(row -> row.reason() == null ? row.opened().rule() : row.reason());
            insert.executeUpdate();
        }
    }
}
