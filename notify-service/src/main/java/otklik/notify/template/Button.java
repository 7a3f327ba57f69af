package otklik.notify.template;

/**
 * One button under a notice, for channels that have them; the words of the notice say how to answer without.
 *
 * @param label a word or two in the citizen's language
 * @param data comes back when it is pressed, as {@code otklik.contracts.ConversationEvent.ButtonPressed}; at most 64 ASCII characters.
 *     Anybody may know it: routing-service asks whether who pressed it is the case's citizen
 */
public record Button(String label, String data) {}
