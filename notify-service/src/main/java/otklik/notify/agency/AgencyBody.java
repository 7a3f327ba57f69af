package otklik.notify.agency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import otklik.contracts.AgencyEvent;
import otklik.contracts.AgencyEvent.ActionRefused;
import otklik.contracts.CaseEvent;
import otklik.eventing.Envelope;
import otklik.eventing.EventJson;
import otklik.notify.agency.AgencyEventRows.Kept;

/** An event as a webhook's JSON: what is on the topic is under {@code data}. */
final class AgencyBody {
    private AgencyBody() {}

    static Kept of(String agency, Envelope<AgencyEvent> event) {
        return new Kept(
                agency, event.id(), event.type(), event.key(), version(event.event()), event.time(), json(event));
    }

    private static int version(AgencyEvent event) {
        return switch (event) {
            case CaseEvent ofCase -> ofCase.snapshot().caseVersion();
            case ActionRefused ignored -> 0;
        };
    }

    private static byte[] json(Envelope<AgencyEvent> event) {
        ObjectNode body = EventJson.mapper().createObjectNode();
        body.put("type", event.type());
        body.put("timestamp", event.time().toString());
        if (event.causationId() != null) {
            body.put("causationId", event.causationId());
        }
        body.set("data", EventJson.mapper().valueToTree(event.event()));
        try {
            return EventJson.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree always has a JSON form", e);
        }
    }
}
