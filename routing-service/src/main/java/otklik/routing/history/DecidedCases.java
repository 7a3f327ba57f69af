package otklik.routing.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decisions of the rules in PostgreSQL, newest first, page by page along the primary key of the cases. */
final class DecidedCases {
    /** What happens to a case without another agency, curator or clock. Of any other step it is not known that it leaves them. */
    private static final String LEAVES_TERMS = """
            ('accepted', 'acknowledged', 'answered', 'answer-refused', 'approved', 'closed', 'commented', 'deadline-near', 'overdue', 'escalated',
             'message-added', 'voices-counted', 'rated', 'revised', 'split')""";

    /** Parts of a split message are left out: a person chose their categories. */
    private static final String SELECT = """
            select c.number, c.reference, c.opened_at, coalesce(c.guess, c.category), c.confidence, c.leaf, c.kind, c.emergency,
                   c.municipality, c.regime, m.channel, m.source, m.particulars ->> 'campaign', m.text, m.erased_at is not null,
                   t.agency, t.detail, c.rule, c.why, c.pack_version, c.curator, c.deadline, t.corrected, t.redecided,
                   t.promoted or c.regime = 'gratitude', t.terms_kept, t.kind_corrected
            from (select * from cases where number < ? and is_part is null order by number desc limit ?) c
            join message m on m.message_id = c.message_id
            cross join lateral (
                select max(e.agency) filter (where e.version = 1) as agency,
                       max(e.detail) filter (where e.version = 1) as detail,
                       bool_or(e.event = 'category-corrected') as corrected,
                       bool_or(e.event in ('category-corrected', 'kind-corrected', 'separated')) as redecided,
                       bool_or(e.event = 'kind-corrected') as kind_corrected,
                       bool_or(e.event = 'promoted') as promoted,
                       bool_and(e.version = 1 or e.event in""" + " " + LEAVES_TERMS + """
            ) as terms_kept
                from timeline e where e.case_number = c.number) t
            order by c.number desc""";

    private static final String JOINED = "joined ";

    /**
     * Some cases.
     *
     * @param last number of the last one that was looked at; absent where there are no more
     */
    record Page(List<DecidedCase> cases, @Nullable Long last) {}

    /**
     * @param before number that all of them are below
     * @param since cases that were opened earlier are left out
     */
    Page page(Connection transaction, long before, int limit, Instant since, boolean words) throws SQLException {
        List<DecidedCase> cases = new ArrayList<>();
        Long last = null;
        boolean over = true;
        try (PreparedStatement select = transaction.prepareStatement(SELECT)) {
            select.setLong(1, before);
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    Instant openedAt = Objects.requireNonNull(instant(row, 3));
                    if (!openedAt.isBefore(since)) {
                        cases.add(read(row, openedAt, words));
                        over = false;
                    }
                }
            }
        }
        // Numbers follow the time but for transactions side by side: a whole page of older ones ends it.
        return new Page(cases, over ? null : last);
    }

    private static DecidedCase read(ResultSet row, Instant openedAt, boolean words) throws SQLException {
        boolean erased = row.getBoolean(15);
        boolean corrected = row.getBoolean(23);
        boolean otherRegime = row.getBoolean(25);
        List<String> lost = new ArrayList<>();
        DecidedCase.Decided decided = decided(row, lost);
        boolean otherKind = row.getBoolean(27);
        lose(lost, "kind", otherKind);
        lose(lost, "leaf", corrected);
        lose(lost, "regime", otherRegime);
        lose(lost, "words", erased);
        return new DecidedCase(
                text(row, 2),
                openedAt,
                text(row, 4),
                row.getDouble(5),
                corrected ? null : row.getString(6),
                otherKind ? null : row.getString(7),
                row.getString(8),
                row.getString(9),
                otherRegime ? null : row.getString(10),
                text(row, 11),
                text(row, 12),
                row.getString(13),
                words && !erased ? row.getString(14) : null,
                decided,
                lost);
    }

    /** The first entry of the timeline has the agency and the rule, or what the case waits for; the rule alone where that answered or turned it down. */
    private static DecidedCase.Decided decided(ResultSet row, List<String> lost) throws SQLException {
        String agency = row.getString(16);
        String detail = row.getString(17);
        boolean joined = detail != null && detail.startsWith(JOINED);
        boolean ofFirstEntry = agency != null && !joined;
        boolean redecided = row.getBoolean(24);
        boolean terms = row.getBoolean(26) && ofFirstEntry;
        String rule = ofFirstEntry ? detail : redecided ? null : row.getString(18);
        lose(lost, "rule", rule == null);
        lose(lost, "terms", ofFirstEntry && !terms);
        return new DecidedCase.Decided(
                rule,
                redecided ? null : row.getString(19),
                redecided ? null : row.getString(20),
                joined ? null : agency,
                ofFirstEntry || joined || Objects.equals(detail, rule) ? null : detail,
                terms ? row.getString(21) : null,
                terms ? instant(row, 22) : null,
                joined);
    }

    private static void lose(List<String> lost, String what, boolean is) {
        if (is) {
            lost.add(what);
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
