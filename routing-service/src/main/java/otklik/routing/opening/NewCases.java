package otklik.routing.opening;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.casework.StoredGuesses;
import otklik.routing.queue.CaseWords;
import otklik.routing.rows.Rows;

/** New cases, the first entries of their timelines and their words, many at a time. */
final class NewCases {
    // Arrays are taken apart in the list of the select: as functions in the list of tables each would be written down
    // first.
    private static final String INSERT_CASES = """
            insert into cases (number, case_id, reference, version, status, message_id, pin_hash, category, confidence,
                               municipality, regime, executor, curator, opened_at, deadline, rule, pack_version,
                               leaf, guesses, model, kind, emergency, timer_at, why, resolution, answered_by, answered_at,
                               approved_at, closed_at, rejected_for, rejected_at, voices, lead, campaign)
            select n.number, n.case_id, n.reference, 1, n.status, n.message_id, n.pin_hash, n.category, n.confidence,
                   n.municipality, n.regime, n.executor, n.curator, at.now, n.deadline, n.rule, n.pack_version,
                   n.leaf, n.guesses, n.model, n.kind, n.emergency, n.timer_at, n.why,
                   n.resolution, n.answered_by, case when n.resolution is not null then at.now end,
                   case n.status when 'approved' then at.now end, case n.status when 'closed' then at.now end,
                   n.rejected_for, case n.status when 'rejected' then at.now end,
                   n.voices, n.lead, n.campaign
            from (select ?::timestamptz as now) as at,
                 (select unnest(?::bigint[]) as number, unnest(?::uuid[]) as case_id, unnest(?::text[]) as reference,
                         unnest(?::text[]) as status, unnest(?::uuid[]) as message_id, unnest(?::bytea[]) as pin_hash,
                         unnest(?::text[]) as category, unnest(?::float8[]) as confidence,
                         unnest(?::text[]) as municipality, unnest(?::text[]) as regime, unnest(?::text[]) as executor,
                         unnest(?::text[]) as curator, unnest(?::timestamptz[]) as deadline, unnest(?::text[]) as rule,
                         unnest(?::text[]) as pack_version, unnest(?::text[]) as leaf, unnest(?::text[]) as guesses,
                         unnest(?::text[]) as model, unnest(?::text[]) as kind, unnest(?::text[]) as emergency,
                         unnest(?::timestamptz[]) as timer_at, unnest(?::text[]) as why, unnest(?::text[]) as resolution,
                         unnest(?::text[]) as answered_by, unnest(?::text[]) as rejected_for, unnest(?::int[]) as voices,
                         unnest(?::bigint[]) as lead, unnest(?::text[]) as campaign) as n""";
    private static final String INSERT_TIMELINE = """
            insert into timeline (case_number, version, at, event, agency, detail)
            select unnest(?::bigint[]), 1, ?, 'opened', unnest(?::text[]), unnest(?::text[])""";
    private static final String INSERT_WORDS = """
            insert into case_text (case_number, words)
            select n.number,
            """ + CaseWords.sql("n.text", "n", "") + """
            from (select unnest(?::bigint[]) as number, unnest(?::text[]) as text, unnest(?::text[]) as resolution,
                         unnest(?::text[]) as executor, unnest(?::text[]) as curator, unnest(?::text[]) as municipality) as n""";

    private final SecureRandom random;
    private final AuditTrail audit;
    private final CaseStore cases = new CaseStore();

    NewCases(SecureRandom random, AuditTrail audit) {
        this.random = random;
        this.audit = audit;
    }

    /** Numbers for that many cases; those of messages that turn out to be known stay unused. */
    long[] numbers(Connection transaction, int count) throws SQLException {
        return cases.numbers(transaction, count);
    }

    Reference reference() {
        return Reference.random(random);
    }

    /**
     * Stores them. Should a reference be taken, which happens once in a hundred million cases when there are ten million, the transaction
     * fails and is done again with others.
     */
    void store(Connection transaction, List<NewCase> cases, Instant now) throws SQLException {
        if (cases.isEmpty()) {
            return;
        }
        insert(transaction, cases, now);
        insertTimeline(transaction, cases, now);
        insertWords(transaction, cases);
        audit.append(
                transaction,
                cases.stream().map(row -> AuditEntry.opened(row.opened(), now)).toList());
    }

    private static void insert(Connection transaction, List<NewCase> cases, Instant now) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT_CASES)) {
            new Rows<>(transaction, insert, 1, cases)
                    .same(now.atOffset(ZoneOffset.UTC))
                    .number(row -> row.opened().number())
                    .uuid(row -> UUID.fromString(row.opened().caseId()))
                    .text(row -> row.opened().reference())
                    .text(row -> row.opened().status().code())
                    .uuid(row -> UUID.fromString(row.opened().messageId()))
                    .bytes(NewCase::pinHash)
                    .text(row -> row.opened().category())
                    .fraction(row -> row.opened().confidence())
                    .text(row -> row.opened().municipality())
                    .text(row -> row.opened().regime())
                    .text(NewCase::executor)
                    .text(NewCase::curator)
                    .instant(row -> row.opened().status().due())
                    .text(row -> row.opened().rule())
                    .text(row -> row.opened().packVersion())
                    .text(row -> row.opened().leaf())
                    .text(row -> StoredGuesses.write(row.opened().understood().guesses()))
                    .text(row -> row.opened().understood().model())
                    .text(row -> row.opened().understood().kind())
                    .text(row -> row.opened().understood().emergency())
                    .instant(NewCase::timerAt)
                    .text(row -> row.opened().ruling().why())
                    .text(NewCases::resolution)
                    .text(row ->
                            row.resolution() == null ? null : row.resolution().by())
                    .text(NewCase::rejectedFor)
                    .counts(row -> row.opened().voices())
                    .numbers(NewCase::lead)
                    .text(row -> row.opened().campaign());
            insert.executeUpdate();
        }
    }

    private static void insertTimeline(Connection transaction, List<NewCase> cases, Instant now) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT_TIMELINE)) {
            new Rows<>(transaction, insert, 1, cases)
                    .number(row -> row.opened().number())
                    .same(now.atOffset(ZoneOffset.UTC))
                    .text(NewCase::executor)
                    .text(row -> row.reason() == null ? row.opened().rule() : row.reason());
            insert.executeUpdate();
        }
    }

    /** Here, where the words are at hand, this costs less than to look for them afterwards. */
    private static void insertWords(Connection transaction, List<NewCase> cases) throws SQLException {
        CaseWords.giveRoomToSort(transaction);
        try (PreparedStatement insert = transaction.prepareStatement(INSERT_WORDS)) {
            new Rows<>(transaction, insert, 1, cases)
                    .number(row -> row.opened().number())
                    .text(row -> row.opened().text())
                    .text(NewCases::resolution)
                    .text(NewCase::executor)
                    .text(NewCase::curator)
                    .text(row -> row.opened().municipality());
            insert.executeUpdate();
        }
    }

    private static @Nullable String resolution(NewCase row) {
        return row.resolution() == null ? null : row.resolution().text();
    }
}
