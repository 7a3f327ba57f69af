package otklik.notify.vk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import otklik.eventing.EventJson;
import otklik.notify.template.Button;

/**
 * Buttons under a message (dev.vk.com/api/bots/development/keyboard). They are of the type {@code text}: pressed, one sends its label as a
 * message in the person's name, with the payload. One of the type {@code callback} would spin until it is answered by {@code
 * messages.sendMessageEventAnswer}, a call that must be made within a minute and that nobody repeats.
 */
final class VkKeyboard {
    private VkKeyboard() {}

    /** In one row: VK takes five. */
    static String of(List<Button> buttons) {
        ObjectNode keyboard = EventJson.mapper().createObjectNode().put("inline", true);
        ArrayNode row = keyboard.putArray("buttons").addArray();
        for (Button button : buttons) {
            ObjectNode payload = EventJson.mapper().createObjectNode().put("data", button.data());
            row.addObject()
                    .putObject("action")
                    .put("type", "text")
                    .put("label", button.label())
                    .put("payload", payload.toString());
        }
        return keyboard.toString();
    }
}
