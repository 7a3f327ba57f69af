package otklik.notify.delivery;

import org.jspecify.annotations.Nullable;
import otklik.eventing.Envelope;

/**
 * Why somebody is told.
 *
 * @param id of the fact: with the recipient it makes the notice's id, so that one fact is told once
 * @param eventId the event that said so
 */
record Cause(String id, String eventId, @Nullable String traceparent) {

    /** The event is the fact. */
    static Cause of(Envelope<?> event) {
        return new Cause(event.id(), event.id(), event.traceparent());
    }

    /** The event tells of a fact that other events may tell of, too. */
    static Cause of(String fact, Envelope<?> event) {
        return new Cause(fact, event.id(), event.traceparent());
    }
}
