package otklik.ingest.open311;

import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.Location;
import otklik.eventing.Envelope;

/**
 * What an event changes in the table.
 *
 * @param step what happened, in Otklik's words, where anybody may hear of it as news
 * @param news of the step, in the words of whoever took it
 * @param answer the outcome, as it may be shown
 * @param place known from the first event alone
 */
record Change(
        Envelope<CaseEvent> cause,
        Sight sight,
        boolean described,
        @Nullable String source,
        @Nullable String step,
        @Nullable String news,
        @Nullable String answer,
        @Nullable String rejectedFor,
        @Nullable String description,
        @Nullable Location place) {

    CaseSnapshot its() {
        return cause.event().snapshot();
    }

    boolean isClosed() {
        return PublicRequest.isClosed(its().status());
    }

    /** The value, unless nobody may see the case. */
    <T> @Nullable T shown(@Nullable T value) {
        return sight.isHidden() ? null : value;
    }

    @Nullable
    Double lat() {
        Location where = place;
        return where == null ? null : where.lat();
    }

    @Nullable
    Double lon() {
        Location where = place;
        return where == null ? null : where.lon();
    }

    @Nullable
    String address() {
        Location where = place;
        return where == null ? null : where.address();
    }

    /** The message that became the case or was added to it, if it came by Open311. */
    @Nullable
    String token(Openness openness) {
        return switch (cause.event()) {
            case CaseEvent.CaseOpened opened ->
                openness.source(opened.snapshot().origin()) == null
                        ? null
                        : opened.snapshot().messageId();
            case CaseEvent.MessageAdded added -> openness.source(added.origin()) == null ? null : added.messageId();
            default -> null;
        };
    }
}
