package otklik.testkit.fake;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keyboards as VK takes them (dev.vk.com/api/bots/development/keyboard). */
final class VkKeyboard {
    private static final int MAX_IN_ROW = 5;
    private static final int MAX_LABEL = 40;
    private static final int MAX_PAYLOAD = 255;
    private static final Set<Object> LABELLED = Set.of("text", "callback");
    private static final Set<Object> OTHERS = Set.of("open_link", "location", "vkpay", "open_app");
    private static final Set<Object> COLORS = Set.of("primary", "secondary", "negative", "positive");

    private VkKeyboard() {}

    /** A button and what it sends. */
    record Button(String label, String payload) {}

    static boolean isValid(String json) {
        try {
            JsonObject keyboard = new JsonObject(json);
            boolean inline = Boolean.TRUE.equals(keyboard.getValue("inline"));
            if (!(keyboard.getValue("buttons") instanceof JsonArray rows)
                    || rows.size() > (inline ? 6 : 10)
                    || inline && keyboard.containsKey("one_time")) {
                return false;
            }
            int buttons = rows.stream()
                    .mapToInt(row -> row instanceof JsonArray some ? some.size() : 0)
                    .sum();
            return buttons <= (inline ? 10 : 40) && rows.stream().allMatch(VkKeyboard::isValidRow);
        } catch (DecodeException notJson) {
            return false;
        }
    }

    /** Those that send a message, row by row. */
    static List<Button> buttons(@Nullable String json) {
        return json == null
                ? List.of()
                : new JsonObject(json)
                        .getJsonArray("buttons").stream()
                                .flatMap(row -> ((JsonArray) row).stream())
                                .map(button -> ((JsonObject) button).getJsonObject("action"))
                                .filter(action -> "text".equals(action.getString("type")))
                                .map(action -> new Button(action.getString("label"), action.getString("payload", "")))
                                .toList();
    }

    private static boolean isValidRow(Object row) {
        return row instanceof JsonArray buttons
                && !buttons.isEmpty()
                && buttons.size() <= MAX_IN_ROW
                && buttons.stream().allMatch(VkKeyboard::isValidButton);
    }

    private static boolean isValidButton(Object given) {
        return given instanceof JsonObject button
                && button.getValue("action") instanceof JsonObject action
                && (!button.containsKey("color") || COLORS.contains(button.getValue("color")))
                && isValidPayload(action.getValue("payload"))
                && (LABELLED.contains(action.getValue("type"))
                        ? action.getValue("label") instanceof String label
                                && !label.isBlank()
                                && label.length() <= MAX_LABEL
                        : OTHERS.contains(action.getValue("type")));
    }

    /** JSON, as text. */
    private static boolean isValidPayload(@Nullable Object payload) {
        if (payload == null) {
            return true;
        }
        if (!(payload instanceof String json) || json.length() > MAX_PAYLOAD) {
            return false;
        }
        new JsonObject(json);
        return true;
    }
}
