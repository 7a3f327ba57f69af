package otklik.testkit.guarantee;

/**
 * An event of a case as one reader met it.
 *
 * @param stream where it was read: order is judged per stream
 * @param caseId also the record's key
 * @param version {@code caseVersion} of the snapshot
 * @param eventId {@code ce_id}
 * @param type {@code ce_type}
 * @param messageId the first message of the case
 */
public record CaseFact(String stream, String caseId, int version, String eventId, String type, String messageId) {

    static final String OPENED = "otklik.case.opened.v1";
    static final String REPEATED = "otklik.message.repeated.v1";

    /** The case came to be. */
    public boolean opens() {
        return type.equals(OPENED);
    }

    /** Tells of the case without changing it. */
    boolean changesNothing() {
        return type.equals(REPEATED);
    }
}
