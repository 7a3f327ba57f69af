package otklik.ingest.open311;

import java.util.List;
import otklik.contracts.Message;
import otklik.eventing.Outgoing;

/** What is to be published of a form, in this order: the address to answer to, if there is one, and the message. */
record Submission(Message message, List<Outgoing<?>> events) {
    Submission {
        events = List.copyOf(events);
    }
}
