package otklik.ingest.vk;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import otklik.ingest.channel.Update.Act;
import otklik.ingest.channel.UpdateJson;
import otklik.ingest.message.Refused;

/**
 * What a button carries. VK takes JSON only: ours is <code>{"data":"…"}</code>, VK's own button of a first visit is
 * <code>{"command":"start"}</code>.
 */
final class VkPayload {
    private VkPayload() {}

    /** @param payload JSON as text, or as it is */
    static Act read(JsonNode payload) {
        JsonNode json = payload;
        if (payload.isTextual()) {
            try {
                json = UpdateJson.object(payload.textValue().getBytes(StandardCharsets.UTF_8));
            } catch (Refused e) {
                return new Act.Pressed(payload.textValue());
            }
        }
        if (json.path("command").asText().equals("start")) {
            return new Act.Command("start", null);
        }
        return new Act.Pressed(json.path("data").isTextual() ? json.path("data").textValue() : json.toString());
    }
}
