package otklik.routing.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.duplicate.Proposals;

/** Which cases may be about the same problem as this one, as far as the caller sees them; and that two are not. */
final class ReadProposals {
    private static final int BEGINNING = 200;
    private final DataSource database;
    private final CaseStore cases;
    private final Clock clock;
    private final Proposals proposals = new Proposals();
    private final AuditTrail audit = new AuditTrail();

    ReadProposals(DataSource database, CaseStore cases, Clock clock) {
        this.database = database;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Enough to compare.
     *
     * @param likeness about the share of pairs of words that the two messages have in common
     * @param why they did not join by themselves: {@code place}, {@code details}, {@code words}, {@code category} or {@code emergency}
     * @param beginning the first 200 characters of the masked words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String reference,
            String status,
            int voices,
            String category,
            @Nullable String municipality,
            @Nullable String executor,
            Instant openedAt,
            double likeness,
            String why,
            Instant at,
            String beginning) {

        @Override
        public String toString() {
            return "Row[reference=" + reference + ", status=" + status + "]";
        }
    }

    record Page(List<Row> proposals) {}

    /** What came of a dismissal. */
    enum Dismissal {
        DONE,
        NOT_ALLOWED,
        NO_SUCH_CASE
    }

    Optional<Page> of(Reference reference, Caller caller) throws SQLException {
        return caller.sight().run(database, transaction -> {
            Optional<Case> found = cases.find(transaction, reference).filter(caller::sees);
            return found.isEmpty()
                    ? Optional.<Page>empty()
                    : Optional.of(new Page(rows(transaction, found.get(), caller)));
        });
    }

    private List<Row> rows(Connection transaction, Case known, Caller caller) throws SQLException {
        List<Proposals.Proposal> open = proposals.of(transaction, known.number());
        List<Case> others = cases.read(
                transaction, open.stream().map(Proposals.Proposal::number).toList());
        List<Row> rows = new ArrayList<>();
        for (Proposals.Proposal proposal : open) {
            others.stream()
                    .filter(other -> other.number() == proposal.number() && caller.sees(other))
                    .forEach(other -> rows.add(row(other, proposal)));
        }
        return rows;
    }

    private static Row row(Case other, Proposals.Proposal proposal) {
        String text = other.text();
        return new Row(
                other.reference(),
                other.status().code(),
                other.voices(),
                other.category(),
                other.municipality(),
                other.status().assignment().map(Assignment::executor).orElse(null),
                other.openedAt(),
                Math.round(proposal.likeness() * 100) / 100.0,
                proposal.why(),
                proposal.at(),
                text.substring(
                        0, text.offsetByCodePoints(0, Math.min(BEGINNING, text.codePointCount(0, text.length())))));
    }

    /** To dismiss what is not proposed, or not any more, changes nothing. */
    Dismissal dismiss(Reference one, Reference other, Caller caller) throws SQLException {
        return caller.sight().run(database, transaction -> {
            Optional<Case> first = cases.find(transaction, one).filter(caller::sees);
            Optional<Case> second = cases.find(transaction, other).filter(caller::sees);
            if (first.isEmpty() || second.isEmpty()) {
                return Dismissal.NO_SUCH_CASE;
            }
            if (!caller.mayJoin(first.get())) {
                return Dismissal.NOT_ALLOWED;
            }
            if (proposals.dismiss(
                    transaction, first.get().number(), second.get().number())) {
                audit.append(
                        transaction,
                        List.of(AuditEntry.changed(
                                first.get(),
                                "proposal-dismissed",
                                second.get().reference(),
                                caller.name(),
                                caller.agency(),
                                clock.instant())));
            }
            return Dismissal.DONE;
        });
    }
}
