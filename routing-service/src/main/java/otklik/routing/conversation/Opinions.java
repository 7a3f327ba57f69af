package otklik.routing.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConversationEvent.Chat;

/** What citizens say of answers in chats, in a word or a number. */
@FunctionalInterface
public interface Opinions {

    /**
     * What one said; either a rating, or whether the pack's answer helped.
     *
     * @param caseNumber of his own case
     * @param rating 1 to 5
     * @param causeId {@code ce_id} of the event by which he said it
     */
    record Said(
            Chat chat,
            long caseNumber,
            @Nullable Integer rating,
            @Nullable Boolean helped,
            String causeId,
            @Nullable String traceparent) {}

    /**
     * Within the caller's transaction, which locks the case if it has not.
     *
     * @return to be run after the commit
     */
    Runnable take(Connection transaction, Said said) throws SQLException;
}
