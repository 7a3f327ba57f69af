package otklik.ingest.vk;

import com.fasterxml.jackson.databind.JsonNode;
import otklik.ingest.channel.Chat;
import otklik.ingest.channel.Update;
import otklik.ingest.channel.Update.Act;
import otklik.ingest.channel.UpdateJson;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** Reads events of one community's Callback API, version 5.103 and later. Fields that we do not need may be anything. */
final class VkEvent {
    private final long group;
    private final String confirmation;
    private final VkWall wall;

    /** @param confirmation what VK expects of the server of this community */
    VkEvent(long group, String confirmation) {
        this.group = group;
        this.confirmation = confirmation;
        this.wall = new VkWall(group);
    }

    static boolean isConfirmation(JsonNode event) {
        return event.path("type").asText().equals("confirmation");
    }

    /** @throws Refused naming the field when it is no event at all, or another community's */
    Update read(byte[] body) throws Refused {
        JsonNode event = UpdateJson.object(body);
        String type = UpdateJson.text(event, "type", "type");
        if (UpdateJson.integer(event, "group_id", "group_id") != group) {
            throw new Refusal(Reason.BAD_VALUE, "group_id", "own-group").thrown();
        }
        if (isConfirmation(event)) {
            return new Update.Confirmation(confirmation);
        }
        String id = UpdateJson.text(event, "event_id", "event_id");
        JsonNode object = event.path("object");
        return switch (type) {
            case "message_new" -> VkDirect.written(id, object.path("message"), object.path("client_info"));
            case "message_edit" -> VkDirect.edited(id, object.has("message") ? object.path("message") : object);
            // Buttons that spin until they are answered: notify-service makes none.
            case "message_event" -> new Update.Ignored("button");
            case "message_allow" -> new Update.Acted(id, citizen(object), new Act.Opened());
            case "message_deny" -> new Update.Acted(id, citizen(object), new Act.Blocked());
            case "wall_reply_new", "wall_reply_restore" -> wall.commented(id, object, false);
            case "wall_reply_edit" -> wall.commented(id, object, true);
            case "wall_reply_delete" -> wall.deleted(id, object);
            case "wall_post_new" -> wall.posted(id, object);
            default -> new Update.Ignored("other");
        };
    }

    private static Chat citizen(JsonNode object) throws Refused {
        String user = Long.toString(UpdateJson.integer(object, "user_id", "object.user_id"));
        return new Chat(user, user, user, false, null);
    }
}
