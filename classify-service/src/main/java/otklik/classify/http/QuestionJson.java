package otklik.classify.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Location;

/**
 * Reads the body of {@code POST /v1/classify} as it comes in: of an unknown field nothing is kept, so that what a request holds in memory
 * is its text. Types are strict, unknown fields are ignored. Faults name the field or the place and never quote.
 */
final class QuestionJson {
    private static final String BODY = "body";
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(100)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private QuestionJson() {}

    /**
     * The question, unchecked but for its types.
     *
     * @throws Refusal saying what is wrong
     * @throws IOException when the body cannot be read to its end
     */
    static Question read(InputStream body) throws IOException {
        try (JsonParser json = FACTORY.createParser(characters(body))) {
            return read(json);
        } catch (CharacterCodingException e) {
            throw Refusal.of(BODY, "the body is not UTF-8");
        }
    }

    private static Question read(JsonParser json) throws IOException {
        try {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw noJson(json.currentTokenLocation());
            }
            Question question = question(json);
            if (json.nextToken() != null) {
                throw noJson(json.currentTokenLocation());
            }
            return question;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw noJson(at == null ? json.currentLocation() : at);
        }
    }

    /** Characters, so that columns count them and not bytes. A byte order mark is left out: some systems write one. */
    private static Reader characters(InputStream body) throws IOException {
        Reader reader = new BufferedReader(new InputStreamReader(
                body,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static Question question(JsonParser json) throws IOException {
        String text = null;
        Location location = null;
        String municipality = null;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            switch (name) {
                case "text" -> text = string(json, name);
                case "location" -> location = location(json);
                case "municipality" -> municipality = string(json, name);
                default -> skip(json);
            }
        }
        return new Question(text, location, municipality);
    }

    private static @Nullable Location location(JsonParser json) throws IOException {
        JsonToken start = json.nextToken();
        if (start == JsonToken.VALUE_NULL) {
            return null;
        }
        if (start != JsonToken.START_OBJECT) {
            throw Refusal.of("location", "an object is expected: lat, lon, address");
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

    private static @Nullable String string(JsonParser json, String field) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw Refusal.of(field, "a string is expected");
        }
        return json.getText();
    }

    private static @Nullable Double number(JsonParser json, String field) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw Refusal.of(field, "a number is expected");
        }
        return json.getDoubleValue();
    }

    private static void skip(JsonParser json) throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    private static Refusal noJson(JsonLocation at) {
        return Refusal.of(
                BODY,
                "the body is not the JSON object that is expected: line " + at.getLineNr() + ", column "
                        + at.getColumnNr());
    }
}
