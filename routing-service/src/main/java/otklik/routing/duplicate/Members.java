package otklik.routing.duplicate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseApproved;
import otklik.contracts.CaseEvent.CaseAssigned;
import otklik.contracts.CaseEvent.CaseClosed;
import otklik.contracts.CaseEvent.CaseJoined;
import otklik.contracts.CaseEvent.CaseRejected;
import otklik.contracts.CaseEvent.CaseReopened;
import otklik.contracts.CaseEvent.CaseReturned;
import otklik.contracts.CaseEvent.CaseWithdrawn;
import otklik.contracts.CaseEvent.VoicesCounted;
import otklik.eventing.Outgoing;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Lead;
import otklik.routing.casework.ReturnNote;
import otklik.routing.casework.Telling;

/**
 * What becomes of a lead becomes of its members, in the same transaction: each gets its next version, its timeline, its place in the audit
 * and its event, and so its citizen his notice. All members together are one update.
 */
public final class Members {
    private final CaseStore cases;
    private final AuditTrail audit = new AuditTrail();

    public Members(CaseStore cases) {
        this.cases = cases;
    }

    /**
     * Takes the members along.
     *
     * @param before and
     * @param after the lead, which the transaction has locked
     * @param detail as in the lead's timeline
     */
    public List<Outgoing<? extends CaseEvent>> follow(
            Connection transaction, Case before, Case after, String detail, By by, Instant now) throws SQLException {
        Lead lead = Lead.of(after);
        CaseStatus next = CaseStatus.Joined.of(lead, after.status());
        if (after.voices() == 1 || after.lead() != null || next.equals(CaseStatus.Joined.of(lead, before.status()))) {
            return List.of();
        }
        List<Case> members = new ArrayList<>();
        NextVersions versions = new NextVersions(now);
        for (Case member : cases.lockMembers(transaction, after.number())) {
            if (!member.status().equals(next)) {
                Case its = member.became(next);
                members.add(member);
                versions.add(its, word(member, next), detail, fact(member, its, after, detail), by);
                Telling.withdrawn(member, its, by.traceparent()).forEach(event -> versions.tell(event, by));
            }
        }
        if (members.isEmpty()) {
            return List.of();
        }
        cases.update(transaction, next, lead, members);
        return versions.store(transaction, cases, audit);
    }

    /**
     * The members of a case that joins another go with it.
     *
     * @param to the lead that it joins, locked like the case itself
     */
    public List<Outgoing<? extends CaseEvent>> move(Connection transaction, Case joining, Case to, By by, Instant now)
            throws SQLException {
        if (joining.voices() == 1) {
            return List.of();
        }
        Lead lead = Lead.of(to);
        CaseStatus next = CaseStatus.Joined.of(lead, to.status());
        List<Case> members = new ArrayList<>();
        NextVersions versions = new NextVersions(now);
        for (Case member : cases.lockMembers(transaction, joining.number())) {
            if (member.status() instanceof CaseStatus.Joined) {
                Case its = member.joined(
                        new CaseStatus.Joined(lead, next.assignment().orElse(null)));
                members.add(member);
                versions.add(its, "joined", lead.reference(), new CaseJoined(its.snapshot(), lead.told()), by);
                Telling.withdrawn(member, its, by.traceparent()).forEach(event -> versions.tell(event, by));
            }
        }
        if (members.isEmpty()) {
            return List.of();
        }
        cases.update(transaction, next, lead, members);
        return versions.store(transaction, cases, audit);
    }

    /** So many have joined the locked case, or left it. */
    public List<Outgoing<? extends CaseEvent>> count(Connection transaction, Case lead, int more, By by, Instant now)
            throws SQLException {
        Case after = lead.heard(more);
        NextVersions versions = new NextVersions(now);
        heard(versions, lead, after, by);
        cases.count(transaction, List.of(after));
        return versions.store(transaction, cases, audit);
    }

    static void heard(NextVersions versions, Case before, Case after, By by) {
        versions.add(
                after,
                "voices-counted",
                Integer.toString(after.voices()),
                new VoicesCounted(after.snapshot(), before.voices()),
                by);
    }

    private static String word(Case member, CaseStatus next) {
        return switch (next) {
            case CaseStatus.Approved ignored -> "approved";
            case CaseStatus.Closed ignored -> "closed";
            case CaseStatus.Rejected ignored -> "rejected";
            case CaseStatus.Joined joined ->
                member.status() instanceof CaseStatus.Done ? "reopened" : joined.by() == null ? "returned" : "assigned";
            case CaseStatus.Open ignored -> throw notOfAMember(next);
            case CaseStatus.Answered ignored -> throw notOfAMember(next);
        };
    }

    private static CaseEvent fact(Case member, Case its, Case lead, String detail) {
        return switch (its.status()) {
            case CaseStatus.Approved approved ->
                new CaseApproved(its.snapshot(), approved.outcome().text());
            case CaseStatus.Closed ignored -> new CaseClosed(its.snapshot());
            case CaseStatus.Rejected rejected -> new CaseRejected(its.snapshot(), rejected.reason());
            case CaseStatus.Joined joined -> {
                if (member.status() instanceof CaseStatus.Done) {
                    yield new CaseReopened(its.snapshot(), detail);
                }
                if (joined.by() != null) {
                    yield new CaseAssigned(its.snapshot());
                }
                ReturnNote note = returned(lead);
                yield note != null
                        ? new CaseReturned(its.snapshot(), note.agency(), note.reason(), note.hint())
                        : new CaseWithdrawn(its.snapshot(), executor(member));
            }
            case CaseStatus.Open ignored -> throw notOfAMember(its.status());
            case CaseStatus.Answered ignored -> throw notOfAMember(its.status());
        };
    }

    /** Who worked on a member that nobody works on any more. */
    private static String executor(Case member) {
        return member.status().assignment().map(Assignment::executor).orElseThrow();
    }

    private static @Nullable ReturnNote returned(Case lead) {
        return lead.status() instanceof CaseStatus.Triage triage ? triage.returned() : null;
    }

    private static IllegalStateException notOfAMember(CaseStatus status) {
        return new IllegalStateException(
                "no member of a case is " + Objects.requireNonNull(status).code());
    }
}
