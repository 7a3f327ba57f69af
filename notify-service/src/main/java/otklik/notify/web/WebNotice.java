package otklik.notify.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import otklik.eventing.EventJson;

/**
 * A notice in a chat, readable.
 *
 * @param position order within the chat
 * @param notice code of the kind of notice
 */
record WebNotice(UUID noticeId, long position, String notice, String language, Content content, Instant madeAt) {

    /** As clients see it. */
    ObjectNode json() {
        ObjectNode json = EventJson.mapper()
                .createObjectNode()
                .put("id", noticeId.toString())
                .put("cursor", Long.toString(position))
                .put("notice", notice)
                .put("language", language)
                .put("text", content.text())
                .put("at", madeAt.toString());
        if (!content.buttons().isEmpty()) {
            json.set("buttons", EventJson.mapper().valueToTree(content.buttons()));
        }
        return json;
    }

    /** As one event of a stream: JSON has no line breaks of its own. */
    String event() {
        try {
            return "id: " + position + "\nevent: notice\ndata: "
                    + EventJson.mapper().writeValueAsString(json()) + "\n\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "WebNotice[" + noticeId + "]";
    }
}
