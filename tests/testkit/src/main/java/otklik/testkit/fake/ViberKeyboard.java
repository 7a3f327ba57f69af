package otklik.testkit.fake;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keyboards as Viber takes them (developers.viber.com/docs/tools/keyboards), as far as buttons that answer need it. */
final class ViberKeyboard {
    private static final int TAKEN = 0;
    private static final int BAD_DATA = 3;
    private static final int MISSING_DATA = 4;
    private static final int MAX_TEXT = 250;

    /** What an iPhone sends; Android 250. */
    private static final int MAX_ACTION_BODY = 100;

    private static final Set<Object> ACTIONS = Set.of("reply", "open-url", "location-picker", "share-phone", "none");

    private ViberKeyboard() {}

    /** Viber's status of a message with this keyboard; 0 where it takes it, or there is none. */
    static int refusal(@Nullable Object keyboard) {
        if (keyboard == null) {
            return TAKEN;
        }
        if (!(keyboard instanceof JsonObject object) || !"keyboard".equals(object.getValue("Type"))) {
            return BAD_DATA;
        }
        if (!(object.getValue("Buttons") instanceof JsonArray buttons) || buttons.isEmpty()) {
            return MISSING_DATA;
        }
        return buttons.stream()
                .mapToInt(ViberKeyboard::refusalOfButton)
                .filter(status -> status != TAKEN)
                .findFirst()
                .orElse(TAKEN);
    }

    /** What comes back when a button is pressed, in their order. */
    static List<String> actionBodies(@Nullable String keyboard) {
        return keyboard == null
                ? List.of()
                : new JsonObject(keyboard)
                        .getJsonArray("Buttons").stream()
                                .map(button -> ((JsonObject) button).getString("ActionBody"))
                                .toList();
    }

    private static int refusalOfButton(Object given) {
        if (!(given instanceof JsonObject button)) {
            return BAD_DATA;
        }
        if (!(button.getValue("ActionBody") instanceof String body)
                || body.isBlank()
                || Stream.of("Text", "BgMedia", "Image", "BgColor").noneMatch(button::containsKey)) {
            return MISSING_DATA;
        }
        boolean good = body.length() <= MAX_ACTION_BODY
                && isWithin(button.getValue("Columns"), 6)
                && isWithin(button.getValue("Rows"), 2)
                && ACTIONS.contains(button.getValue("ActionType", "reply"))
                && button.getValue("Text", "") instanceof String text
                && text.length() <= MAX_TEXT
                && button.getValue("Silent", false) instanceof Boolean;
        return good ? TAKEN : BAD_DATA;
    }

    private static boolean isWithin(@Nullable Object size, int most) {
        return size == null || size instanceof Integer number && number >= 1 && number <= most;
    }
}
