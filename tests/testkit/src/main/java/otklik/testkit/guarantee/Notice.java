package otklik.testkit.guarantee;

/**
 * A notice as a receiver took it; lists of them are in the order of arrival.
 *
 * @param id what makes a repeat recognisable: the webhook id
 * @param messageId the message it is about
 * @param caseId the case it is about
 * @param kind which notice: {@code acknowledgement}, {@code status-assigned} …
 * @param caseVersion of the case it tells of; 0 where the notice does not say
 */
public record Notice(String id, String messageId, String caseId, String kind, int caseVersion) {}
