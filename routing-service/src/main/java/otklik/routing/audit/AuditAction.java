package otklik.routing.audit;

/** What is on record; the codes are public, for whoever reads the audit. */
public sealed interface AuditAction {
    String code();

    /** The pipeline opened a case for a message. */
    record CaseOpened() implements AuditAction {
        @Override
        public String code() {
            return "case-opened";
        }
    }

    /**
     * A case got its next version.
     *
     * @param event as the timeline calls it: {@code assigned}, {@code answered}, {@code revised} …
     */
    record CaseChanged(String event) implements AuditAction {
        @Override
        public String code() {
            return event;
        }
    }

    /** Somebody read a citizen's unmasked words. */
    record OriginalRead() implements AuditAction {
        @Override
        public String code() {
            return "original-read";
        }
    }

    /** Somebody asked for a file that a citizen sent. */
    record AttachmentRead() implements AuditAction {
        @Override
        public String code() {
            return "attachment-read";
        }
    }

    /** A citizen's words were erased, or those of cases that ended long ago. */
    record CitizenErased() implements AuditAction {
        @Override
        public String code() {
            return "citizen-erased";
        }
    }

    /** Data left the system as a file. */
    record Exported() implements AuditAction {
        @Override
        public String code() {
            return "exported";
        }
    }

    /** Somebody checked the audit. */
    record AuditVerified() implements AuditAction {
        @Override
        public String code() {
            return "audit-verified";
        }
    }
}
