package otklik.ingest.message;

import static otklik.ingest.message.JsonFields.instant;
import static otklik.ingest.message.JsonFields.number;
import static otklik.ingest.message.JsonFields.object;
import static otklik.ingest.message.JsonFields.skip;
import static otklik.ingest.message.JsonFields.string;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.ConnectorRecord.Author;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Location;
import otklik.contracts.Platform;

/**
 * Reads the body of {@code POST /v1/messages} token by token: types are strict, every fault names its field, unknown
 * fields are ignored, and nothing is made but the record. Not thread-safe: one per thread.
 */
public final class MessageJson {
    private static final int MAX_DEPTH = 32;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(100)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Utf8 utf8 = new Utf8();

    /** @throws Refused naming what is wrong; never quotes it */
    public ConnectorMessage read(byte[] bytes, int from, int length) throws Refused {
        CharBuffer chars = utf8.decode(bytes, from, length);
        try (JsonParser json =
                FACTORY.createParser(chars.array(), chars.arrayOffset() + chars.position(), chars.remaining())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.of(Reason.BAD_JSON).thrown();
            }
            ConnectorMessage message = message(json);
            if (json.nextToken() != null) {
                throw Refusal.of(Reason.BAD_JSON).thrown();
            }
            return message;
        } catch (StreamConstraintsException e) {
            throw Refusal.of(Reason.TOO_DEEP).thrown();
        } catch (IOException e) {
            throw Refusal.of(Reason.BAD_JSON).thrown();
        }
    }

    private static ConnectorMessage message(JsonParser json) throws IOException, Refused {
        String externalId = null;
        String text = null;
        String conversation = null;
        Author author = null;
        Location location = null;
        List<Attachment> attachments = null;
        String language = null;
        String category = null;
        String municipality = null;
        String regime = null;
        String campaign = null;
        String batch = null;
        Instant sentAt = null;
        String inReplyTo = null;
        String network = null;
        Platform platform = null;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            switch (name) {
                case "externalId" -> externalId = string(json, name);
                case "text" -> text = string(json, name);
                case "conversation" -> conversation = string(json, name);
                case "author" -> author = author(json);
                case "location" -> location = location(json);
                case "attachments" -> attachments = attachments(json);
                case "language" -> language = string(json, name);
                case "category" -> category = string(json, name);
                case "municipality" -> municipality = string(json, name);
                case "regime" -> regime = string(json, name);
                case "campaign" -> campaign = string(json, name);
                case "batch" -> batch = string(json, name);
                case "sentAt" -> sentAt = instant(json, name);
                case "inReplyTo" -> inReplyTo = string(json, name);
                case "network" -> network = string(json, name);
                case "platform" -> platform = PlatformJson.read(json);
                default -> skip(json);
            }
        }
        return new ConnectorMessage(
                externalId,
                text,
                conversation,
                author,
                location,
                attachments,
                language,
                category,
                municipality,
                regime,
                campaign,
                batch,
                sentAt,
                inReplyTo,
                network,
                platform);
    }

    private static @Nullable Author author(JsonParser json) throws IOException, Refused {
        if (!object(json, "author")) {
            return null;
        }
        String id = null;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            if (name.equals("id")) {
                id = string(json, "author.id");
            } else {
                skip(json);
            }
        }
        return new Author(id);
    }

    private static @Nullable Location location(JsonParser json) throws IOException, Refused {
        if (!object(json, "location")) {
            return null;
        }
        Double lat = null;
        Double lon = null;
        String address = null;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            switch (name) {
                case "lat" -> lat = number(json, "location.lat");
                case "lon" -> lon = number(json, "location.lon");
                case "address" -> address = string(json, "location.address");
                default -> skip(json);
            }
        }
        return new Location(lat, lon, address);
    }

    private static @Nullable List<Attachment> attachments(JsonParser json) throws IOException, Refused {
        JsonToken start = json.nextToken();
        if (start == JsonToken.VALUE_NULL) {
            return null;
        }
        if (start != JsonToken.START_ARRAY) {
            throw new Refusal(Reason.WRONG_TYPE, "attachments", "array").thrown();
        }
        List<Attachment> attachments = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String path = "attachments[" + attachments.size() + "]";
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new Refusal(Reason.WRONG_TYPE, path, "object").thrown();
            }
            attachments.add(attachment(json, path));
            if (attachments.size() > AttachmentCheck.MOST) {
                throw new Refusal(Reason.TOO_LONG, "attachments", AttachmentCheck.MOST + "").thrown();
            }
        }
        return attachments;
    }

    private static Attachment attachment(JsonParser json, String path) throws IOException, Refused {
        String url = null;
        String title = null;
        String type = null;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            switch (name) {
                case "url" -> url = string(json, path + ".url");
                case "name" -> title = string(json, path + ".name");
                case "type" -> type = string(json, path + ".type");
                default -> skip(json);
            }
        }
        if (url == null) {
            throw Refusal.of(Reason.MISSING, path + ".url").thrown();
        }
        return new Attachment(url, title, type);
    }
}
