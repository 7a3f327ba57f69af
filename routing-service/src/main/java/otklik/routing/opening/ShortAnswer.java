package otklik.routing.opening;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import otklik.contracts.ConversationEvent.Chat;
import otklik.contracts.Message;
import otklik.region.NoticeKind;
import otklik.routing.conversation.Opinions.Said;
import otklik.routing.opening.Dialogue.Answerable;

/** A number or a word that answers what a notice asked, for who has no buttons. */
final class ShortAnswer {
    private static final Pattern NUMBER = Pattern.compile("[1-5]");
    private static final Map<String, Boolean> WORDS = Map.of(
            "да", true,
            "помогло", true,
            "да, помогло", true,
            "yes", true,
            "нет", false,
            "не помогло", false,
            "нет, не помогло", false,
            "no", false);

    /** Under these a rating is asked for. */
    private static final Set<String> RATABLE =
            Set.of(NoticeKind.STATUS_ANSWERED.code(), NoticeKind.STATUS_CLOSED.code());

    private ShortAnswer() {}

    /** Empty where it is a message in words. */
    static Optional<Said> of(Arrival arrival, Answerable asked) {
        Message message = arrival.message();
        String contactId = message.contactId();
        String citizen = message.citizen();
        if (contactId == null || citizen == null || !message.attachments().isEmpty()) {
            return Optional.empty();
        }
        String word = message.text().strip().toLowerCase(Locale.ROOT).replaceAll("[.!]+$", "");
        Integer rating =
                RATABLE.contains(asked.notice()) && NUMBER.matcher(word).matches() ? Integer.valueOf(word) : null;
        Boolean helped = asked.notice().equals(NoticeKind.ACKNOWLEDGEMENT_ANSWERED.code()) ? WORDS.get(word) : null;
        if (rating == null && helped == null) {
            return Optional.empty();
        }
        var cause = arrival.envelope();
        Chat chat = new Chat(
                message.channel(), message.source(), message.conversation(), contactId, citizen, message.language());
        return Optional.of(new Said(chat, asked.caseNumber(), rating, helped, cause.id(), cause.traceparent()));
    }
}
