package otklik.ingest.poll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.ConnectorRecord.Author;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Location;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.region.Polling;
import otklik.region.Polling.Field;

/** Takes one item apart by the pack's pointers. What cannot be read is absent, and the first such field is said. */
final class ItemReader {
    /** Seconds since 1970 reach this number in the year 5138, milliseconds in 1973. */
    private static final long LEAST_MILLIS = 100_000_000_000L;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private final Polling polling;
    private final ZoneId zone;
    private final JsonNode item;
    private @Nullable Refusal refusal;

    private ItemReader(Polling polling, ZoneId zone, JsonNode item) {
        this.polling = polling;
        this.zone = zone;
        this.item = item;
    }

    /** @param zone of times that name none */
    static Item read(Polling polling, ZoneId zone, JsonNode item) {
        ItemReader reader = new ItemReader(polling, zone, item);
        return new Item(reader.message(), reader.refusal);
    }

    private ConnectorMessage message() {
        if (!item.isObject()) {
            refuse(Reason.WRONG_TYPE, "item", "object");
        }
        String author = text(Field.AUTHOR);
        return new ConnectorMessage(
                text(Field.EXTERNAL_ID),
                text(Field.TEXT),
                text(Field.CONVERSATION),
                author == null ? null : new Author(author),
                location(),
                attachments(),
                text(Field.LANGUAGE),
                text(Field.CATEGORY),
                text(Field.MUNICIPALITY),
                text(Field.REGIME),
                text(Field.CAMPAIGN),
                null,
                instant(),
                null,
                null,
                null);
    }

    private @Nullable JsonNode value(Field field) {
        String pointer = polling.fields().get(field);
        JsonNode value = pointer == null ? null : item.at(pointer);
        return value == null || value.isMissingNode() || value.isNull() ? null : value;
    }

    private @Nullable String text(Field field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isValueNode()) {
            refuse(Reason.WRONG_TYPE, field.code(), "string");
            return null;
        }
        return value.asText();
    }

    private @Nullable Location location() {
        Double lat = degrees(Field.LAT);
        Double lon = degrees(Field.LON);
        String address = text(Field.ADDRESS);
        return lat == null && lon == null && address == null ? null : new Location(lat, lon, address);
    }

    private @Nullable Double degrees(Field field) {
        String text = text(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            refuse(Reason.WRONG_TYPE, field.code(), "number");
            return null;
        }
    }

    /** Files without an address are none that could be fetched; their message is taken all the same. */
    private @Nullable List<Attachment> attachments() {
        JsonNode list = value(Field.ATTACHMENTS);
        if (list == null) {
            return null;
        }
        String pointer = polling.fields().get(Field.ATTACHMENT_URL);
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode file : list.isArray() ? list : List.of(list)) {
            JsonNode url = pointer == null ? file : file.at(pointer);
            if (url.isTextual() && !url.textValue().isBlank()) {
                attachments.add(new Attachment(url.textValue(), null, null));
            }
        }
        return attachments;
    }

    private @Nullable Instant instant() {
        String text = text(Field.SENT_AT);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.matches("\\d{9,15}") ? sinceEpoch(Long.parseLong(text)) : parsed(text.strip());
        } catch (DateTimeException e) {
            refuse(Reason.BAD_VALUE, Field.SENT_AT.code(), "instant");
            return null;
        }
    }

    private static Instant sinceEpoch(long number) {
        return number < LEAST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private Instant parsed(String text) {
        TemporalAccessor time = TIME.parseBest(text, Instant::from, LocalDateTime::from);
        return time instanceof Instant instant
                ? instant
                : LocalDateTime.from(time).atZone(zone).toInstant();
    }

    private void refuse(Reason reason, String field, String expected) {
        if (refusal == null) {
            refusal = new Refusal(reason, field, expected);
        }
    }
}
