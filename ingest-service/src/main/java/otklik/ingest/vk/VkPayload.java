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

    static Act read(String payload) {
        JsonNode json;
        try {
            json = UpdateJson.object(payload.getBytes(StandardCharsets.UTF_8));
        } catch (Refused e) {
            return new Act.Pressed(payload);
        }
        if (json.path("command").asText().equals("start")) {
            return new Act.Command("start", null);
        }
        return new Act.Pressed(json.path("data").isTextual() ? json.path("data").textValue() : payload);
    }
}
