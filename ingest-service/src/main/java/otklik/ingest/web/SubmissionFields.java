package otklik.ingest.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Location;
import otklik.ingest.channel.UpdateJson;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.upload.ArrivedForm;

/** Reads a {@link Submission} from JSON or from the fields of a form: types are strict, every fault names its field. */
final class SubmissionFields {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Pattern LEAVE = Pattern.compile("[0-9A-Za-z_-]{1,512}");
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d{1,20})?");

    private SubmissionFields() {}

    static Submission json(byte[] body) throws Refused {
        JsonNode sent = UpdateJson.object(body);
        return checked(new Submission(
                clientId(text(sent, "clientId", "clientId")),
                orEmpty(text(sent, "text", "text")),
                place(sent.path("location")),
                text(sent, "language", "language"),
                text(sent, "button", "button"),
                text(sent, "replyTo", "replyTo"),
                leave(text(sent, "inReplyTo", "inReplyTo")),
                text(sent, "site", "site"),
                text(sent, "captcha", "captcha"),
                List.of()));
    }

    static Submission form(ArrivedForm form) throws Refused {
        MultiMap fields = form.fields();
        return checked(new Submission(
                clientId(fields.get("clientId")),
                orEmpty(fields.get("text")),
                place(fields),
                fields.get("language"),
                null,
                fields.get("replyTo"),
                leave(fields.get("inReplyTo")),
                fields.get("site"),
                fields.get("captcha"),
                form.files()));
    }

    private static Submission checked(Submission sent) throws Refused {
        if (sent.text().isBlank()
                && sent.place() == null
                && sent.button() == null
                && sent.files().isEmpty()) {
            throw Refusal.of(Reason.MISSING, "text").thrown();
        }
        return sent;
    }

    private static String clientId(@Nullable String given) throws Refused {
        if (given == null) {
            throw Refusal.of(Reason.MISSING, "clientId").thrown();
        }
        if (!UUID_FORM.matcher(given).matches()) {
            throw new Refusal(Reason.BAD_VALUE, "clientId", "uuid").thrown();
        }
        return UUID.fromString(given).toString();
    }

    /** One word, as everywhere: what has a slash says of chats what no page can know, and no page has a case by its number. */
    private static @Nullable String leave(@Nullable String given) throws Refused {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (!LEAVE.matcher(given).matches()) {
            throw new Refusal(Reason.BAD_VALUE, "inReplyTo", "leave").thrown();
        }
        return given;
    }

    private static @Nullable Location place(JsonNode location) throws Refused {
        if (location.isMissingNode() || location.isNull()) {
            return null;
        }
        if (!location.isObject()) {
            throw new Refusal(Reason.WRONG_TYPE, "location", "object").thrown();
        }
        return place(
                number(location.path("lat"), "location.lat"),
                number(location.path("lon"), "location.lon"),
                text(location, "address", "location.address"));
    }

    private static @Nullable Location place(MultiMap fields) throws Refused {
        return place(
                number(fields.get("lat"), "lat", "latitude"),
                number(fields.get("lon"), "lon", "longitude"),
                fields.get("address"));
    }

    private static @Nullable Location place(@Nullable Double lat, @Nullable Double lon, @Nullable String address) {
        boolean nowhere = lat == null && lon == null && (address == null || address.isBlank());
        return nowhere ? null : new Location(lat, lon, address);
    }

    private static @Nullable Double number(JsonNode value, String path) throws Refused {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw new Refusal(Reason.WRONG_TYPE, path, "number").thrown();
        }
        return value.doubleValue();
    }

    private static @Nullable Double number(@Nullable String value, String path, String expected) throws Refused {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (!DEGREES.matcher(value.strip()).matches()) {
            throw new Refusal(Reason.BAD_VALUE, path, expected).thrown();
        }
        return Double.valueOf(value.strip());
    }

    private static @Nullable String text(JsonNode object, String name, String path) throws Refused {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new Refusal(Reason.WRONG_TYPE, path, "string").thrown();
        }
        return value.textValue();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
