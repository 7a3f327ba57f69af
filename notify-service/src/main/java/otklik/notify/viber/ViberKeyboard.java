package otklik.notify.viber;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import otklik.eventing.EventJson;
import otklik.notify.template.Button;

/**
 * Buttons in place of the keyboard (developers.viber.com/docs/tools/keyboards). Pressed, one sends its {@code ActionBody} as a message in
 * the person's name, by which ingest-service knows it; {@code Silent} keeps that out of the conversation. The next message without
 * buttons takes them away.
 */
final class ViberKeyboard {
    /** Nothing here is newer, so no device is left out. */
    static final int API_VERSION = 1;

    /** Before what the button holds: nobody writes it by accident. With data of 64 it is within the 100 that an iPhone sends. */
    private static final String PRESSED = "/button ";

    private static final int COLUMNS = 6;

    private ViberKeyboard() {}

    /** In one row, where there are at most six. */
    static ObjectNode of(List<Button> buttons) {
        ObjectNode keyboard = EventJson.mapper().createObjectNode().put("Type", "keyboard");
        ArrayNode row = keyboard.putArray("Buttons");
        int columns = Math.max(1, COLUMNS / buttons.size());
        for (Button button : buttons) {
            row.addObject()
                    .put("Columns", columns)
                    .put("Rows", 1)
                    .put("ActionType", "reply")
                    .put("ActionBody", PRESSED + button.data())
                    .put("Text", button.label())
                    .put("Silent", true);
        }
        return keyboard;
    }
}
