package otklik.routing.opening;

import otklik.contracts.Message;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;

/**
 * A message that may be the first of a case.
 *
 * @param caseNumber of the case it will open
 */
record Arrival(long caseNumber, Envelope<TaggedEvent> envelope) {
    Message message() {
        return envelope.event().message();
    }
}
