package otklik.testkit.guarantee;

/**
 * A message that a case was found to hold.
 *
 * @param caseKey whatever tells two cases apart where this was read: the row's number, or the case id
 */
public record Belonging(String messageId, String caseKey) {}
