package otklik.notify.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a notice tells, as stored until it is told.
 *
 * @param reference the case's number for the citizen
 * @param sealedPin readable with notify's private key alone; in acknowledgements only
 * @param externalId the source's own id of the message
 * @param status of the case after the event
 * @param agency code of the executor; absent in triage
 * @param resolution the agency's answer; in {@code status-answered} only
 * @param reason code of why it was rejected; in {@code status-rejected} only
 * @param language BCP 47 tag asked for
 * @param happenedAt time of the event
 * @param alert what staff are told beside; absent for citizens
 * @param cases of the citizen; where they are listed only
 * @param network where the message was written, and {@code externalId} its id there; where that is known
 * @param hazard the sign of danger in the citizen's words, where he is told what to do; absent otherwise
 * @param rated whether the citizen has said what he thinks of the answer; where that is asked only
 */
public record Facts(
        String reference,
        @Nullable String sealedPin,
        String externalId,
        String status,
        String category,
        @Nullable String agency,
        @Nullable Instant deadline,
        @Nullable String resolution,
        @Nullable String reason,
        @Nullable String language,
        Instant happenedAt,
        @Nullable Alert alert,
        @Nullable List<Line> cases,
        @Nullable String network,
        @Nullable String hazard,
        @Nullable Boolean rated) {

    public Facts {
        cases = cases == null ? null : List.copyOf(cases);
    }

    /** One of several cases. */
    public record Line(
            String reference, String status, @Nullable Instant deadline) {}

    /**
     * @param words of the citizen, masked
     * @param municipality its code, where it is known
     */
    public record Alert(String words, @Nullable String municipality) {
        @Override
        public String toString() {
            return "Alert[…]";
        }
    }

    /** For citizens. */
    public Facts(
            String reference,
            @Nullable String sealedPin,
            String externalId,
            String status,
            String category,
            @Nullable String agency,
            @Nullable Instant deadline,
            @Nullable String resolution,
            @Nullable String reason,
            @Nullable String language,
            Instant happenedAt,
            @Nullable String network) {
        this(
                reference,
                sealedPin,
                externalId,
                status,
                category,
                agency,
                deadline,
                resolution,
                reason,
                language,
                happenedAt,
                null,
                null,
                network,
                null,
                null);
    }

    /** For staff. */
    public Facts(
            String reference,
            @Nullable String sealedPin,
            String externalId,
            String status,
            String category,
            @Nullable String agency,
            @Nullable Instant deadline,
            @Nullable String resolution,
            @Nullable String reason,
            @Nullable String language,
            Instant happenedAt,
            Alert alert) {
        this(
                reference,
                sealedPin,
                externalId,
                status,
                category,
                agency,
                deadline,
                resolution,
                reason,
                language,
                happenedAt,
                alert,
                null,
                null,
                null,
                null);
    }

    /** For what is said in a chat beside notices. */
    public static Facts ofTalk(
            String reference, @Nullable List<Line> cases, @Nullable String language, Instant happenedAt) {
        return new Facts(
                reference,
                null,
                "",
                "",
                "",
                null,
                null,
                null,
                null,
                language,
                happenedAt,
                null,
                cases,
                null,
                null,
                null);
    }

    /** The same, of somebody who may be in danger. */
    Facts inDanger(@Nullable String sign) {
        return with(sign, rated);
    }

    /** The same, of a case that is closed. */
    Facts rated(boolean was) {
        return with(hazard, was);
    }

    private Facts with(@Nullable String sign, @Nullable Boolean was) {
        return new Facts(
                reference,
                sealedPin,
                externalId,
                status,
                category,
                agency,
                deadline,
                resolution,
                reason,
                language,
                happenedAt,
                alert,
                cases,
                network,
                sign,
                was);
    }

    @Override
    public String toString() {
        return "Facts[status=" + status + "]";
    }
}
