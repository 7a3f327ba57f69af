package otklik.ingest.attachment;

import otklik.contracts.AttachmentEvent;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;

/** What is told of files, in the order of their message. */
final class AttachmentEvents {
    private AttachmentEvents() {}

    static Outgoing<AttachmentEvent> outgoing(AttachmentEvent event) {
        return Outgoing.to(Streams.ATTACHMENTS_EVENTS, event.messageId(), Ids.next(), event.attachmentId(), event);
    }
}
