package otklik.routing.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.Resolution;

/**
 * Something that is to be on record.
 *
 * @param actor {@code upn} of the token; absent where the pipeline did it
 * @param agency whose employee the actor is
 * @param subject the case; of what is about no single case an id of its own
 * @param version of the case, after what was done
 * @param digest SHA-256 of the details. They themselves are not kept: they may hold words
 */
public record AuditEntry(
        Instant at,
        @Nullable String actor,
        @Nullable String agency,
        AuditAction action,
        UUID subject,
        @Nullable Integer version,
        byte[] digest) {

    /** The pipeline opened the case. */
    public static AuditEntry opened(Case opened, Instant at) {
        return ofCase(new AuditAction.CaseOpened(), opened, "", null, null, at);
    }

    /**
     * The case became this.
     *
     * @param event and
     * @param detail as in the timeline
     * @param actor absent for the pipeline
     */
    public static AuditEntry changed(
            Case after, String event, String detail, @Nullable String actor, @Nullable String agency, Instant at) {
        return ofCase(new AuditAction.CaseChanged(event), after, detail, actor, agency, at);
    }

    /** Somebody is about to see the citizen's own words. */
    public static AuditEntry originalRead(Case read, String actor, @Nullable String agency, Instant at) {
        return ofCase(new AuditAction.OriginalRead(), read, "", actor, agency, at);
    }

    /** Somebody is about to see a file that the citizen sent. */
    public static AuditEntry attachmentRead(
            Case its, String attachmentId, String actor, @Nullable String agency, Instant at) {
        return ofCase(new AuditAction.AttachmentRead(), its, attachmentId, actor, agency, at);
    }

    /**
     * Data are about to leave as a file.
     *
     * @param export its id
     * @param what was asked for: kind of file and filters, in any words; only their digest is kept
     */
    public static AuditEntry exported(
            UUID export, List<String> what, String actor, @Nullable String agency, Instant at) {
        return of(new AuditAction.Exported(), export, what, actor, agency, at);
    }

    /**
     * Words were erased.
     *
     * @param erasure its id: it says nothing of whose they were
     * @param actor absent for the citizen himself and for the pipeline
     */
    public static AuditEntry citizenErased(
            UUID erasure, String because, int cases, @Nullable String actor, @Nullable String agency, Instant at) {
        return of(
                new AuditAction.CitizenErased(), erasure, List.of(because, Integer.toString(cases)), actor, agency, at);
    }

    /** Somebody checked the audit with that result. */
    static AuditEntry verified(UUID verification, List<String> result, String actor, Instant at) {
        return of(new AuditAction.AuditVerified(), verification, result, actor, null, at);
    }

    private static AuditEntry of(
            AuditAction action,
            UUID subject,
            List<String> details,
            @Nullable String actor,
            @Nullable String agency,
            Instant at) {
        Canonical canonical = new Canonical("otklik-audit-details-1");
        details.forEach(canonical::text);
        return new AuditEntry(at, actor, agency, action, subject, null, canonical.sha256());
    }

    private static AuditEntry ofCase(
            AuditAction action, Case its, String detail, @Nullable String actor, @Nullable String agency, Instant at) {
        return new AuditEntry(
                at, actor, agency, action, UUID.fromString(its.caseId()), its.version(), digest(its, detail));
    }

    /** What was decided about the case; the citizen's words are not part of it. */
    private static byte[] digest(Case its, String detail) {
        Assignment held = its.status().assignment().orElse(null);
        return new Canonical("otklik-audit-case-1")
                .text(its.reference())
                .text(its.messageId())
                .text(its.status().code())
                .text(its.category())
                .text(its.leaf())
                .text(its.municipality())
                .text(its.regime())
                .text(held == null ? null : held.executor())
                .text(held == null ? null : held.curator())
                .text(held == null ? null : String.valueOf(held.deadline()))
                .text(its.rule())
                .text(its.packVersion())
                .text(its.status().resolution().map(Resolution::text).orElse(null))
                .text(detail)
                .sha256();
    }

    @Override
    public String toString() {
        return "AuditEntry[action=" + action.code() + ", subject=" + subject + ", version=" + version + "]";
    }
}
