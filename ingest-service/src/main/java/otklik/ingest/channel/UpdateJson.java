package otklik.ingest.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Location;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** Reads what strangers send as JSON: limits first, then only the fields that we need. */
public final class UpdateJson {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(100)
                    .build())
            .build());

    private static final long LATEST_SECOND =
            Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();
    private static final int MOST_ADDRESS = 500;

    private UpdateJson() {}

    /** @throws Refused when it is no JSON object */
    public static JsonNode object(byte[] body) throws Refused {
        JsonNode update;
        try {
            update = MAPPER.readTree(body);
        } catch (IOException e) {
            throw Refusal.of(Reason.BAD_JSON).thrown();
        }
        if (!update.isObject()) {
            throw Refusal.of(Reason.BAD_JSON).thrown();
        }
        return update;
    }

    /**
     * @param path how a refusal names the field
     * @throws Refused when it is missing or no 64-bit integer
     */
    public static long integer(JsonNode object, String name, String path) throws Refused {
        JsonNode value = demanded(object, name, path);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new Refusal(Reason.WRONG_TYPE, path, "integer").thrown();
        }
        return value.longValue();
    }

    /**
     * @param path how a refusal names the field
     * @throws Refused when it is missing or no text
     */
    public static String text(JsonNode object, String name, String path) throws Refused {
        JsonNode value = demanded(object, name, path);
        if (!value.isTextual()) {
            throw new Refusal(Reason.WRONG_TYPE, path, "string").thrown();
        }
        return value.textValue();
    }

    /** A moment given in seconds since 1970; null where it is none of this century's. */
    public static @Nullable Instant moment(JsonNode seconds) {
        return seconds.isIntegralNumber()
                        && seconds.canConvertToLong()
                        && seconds.longValue() > 0
                        && seconds.longValue() < LATEST_SECOND
                ? Instant.ofEpochSecond(seconds.longValue())
                : null;
    }

    /** A place on Earth; null where the degrees are none, for a message is worth more than its pin. */
    public static @Nullable Location place(JsonNode lat, JsonNode lon, @Nullable String address) {
        if (!lat.isNumber() || !lon.isNumber()) {
            return null;
        }
        return place(lat.doubleValue(), lon.doubleValue(), address);
    }

    /** The same of numbers. */
    public static @Nullable Location place(double lat, double lon, @Nullable String address) {
        if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
            return null;
        }
        return new Location(
                lat,
                lon,
                address == null || address.length() <= MOST_ADDRESS ? address : address.substring(0, MOST_ADDRESS));
    }

    private static JsonNode demanded(JsonNode object, String name, String path) throws Refused {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            throw Refusal.of(Reason.MISSING, path).thrown();
        }
        return value;
    }
}
