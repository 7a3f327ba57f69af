package otklik.region;

/**
 * Who is told when a case is overdue for so long.
 *
 * @param after counted from the deadline
 */
public record Escalation(Term after, To to) {
    /** Whom a case can be escalated to, the nearest to the work first. */
    public enum To {
        /** The head of the agency that works on the case. */
        EXECUTOR_HEAD("executor-head"),
        /** The agency that watches; the one that works on it where none does. */
        CURATOR("curator"),
        /** The governor's office. */
        GOVERNOR("governor");

        private final String code;

        To(String code) {
            this.code = code;
        }

        /** The word for it in the pack. */
        public String code() {
            return code;
        }
    }
}
