package otklik.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts on {@code citizens.events}: written by routing-service for whoever keeps something under a citizen's pseudonym. */
public sealed interface CitizenEvent extends Event {

    /**
     * {@code otklik.citizen.erased.v1}: a citizen asked to be forgotten. Whatever is kept under these names and is not younger than
     * {@code erasedAt} goes, and does not come back by a replay; what he sends later is new.
     *
     * @param erasureId one request
     * @param citizen pseudonym; absent where the source names no author: then it is one message alone
     * @param contactIds under which his addresses are kept
     * @param caseIds whose words are erased
     * @param messageIds whose words are erased, also what was added to his cases under other names; absent in
     *     older events
     * @param asked where to tell him that it is done, once
     * @param erasedAt the instant of the erasure
     */
    record CitizenErased(
            String erasureId,
            @Nullable String citizen,
            List<String> contactIds,
            List<String> caseIds,
            @Nullable List<String> messageIds,
            Asked asked,
            Instant erasedAt)
            implements CitizenEvent {

        public CitizenErased {
            contactIds = List.copyOf(contactIds);
            caseIds = List.copyOf(caseIds);
            messageIds = messageIds == null ? null : List.copyOf(messageIds);
        }

        @Override
        public String toString() {
            return "CitizenErased[erasureId=" + erasureId + ", cases=" + caseIds.size() + "]";
        }
    }

    /**
     * The case by which he asked.
     *
     * @param caseId its id
     * @param reference its number
     * @param caseVersion the version that it has since it is erased
     * @param status that it has since
     * @param category code of the region pack
     * @param messageId its first message
     * @param origin where its notices went
     */
    record Asked(
            String caseId,
            String reference,
            int caseVersion,
            String status,
            String category,
            String messageId,
            CaseSnapshot.Origin origin) {}
}
