package otklik.ingest.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import otklik.eventing.InstantText;

/** Values of fields, strictly of their types; {@code null} is absent. */
final class JsonFields {
    private JsonFields() {}

    static boolean object(JsonParser json, String field) throws IOException, Refused {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        if (token != JsonToken.START_OBJECT) {
            throw new Refusal(Reason.WRONG_TYPE, field, "object").thrown();
        }
        return true;
    }

    static @Nullable String string(JsonParser json, String field) throws IOException, Refused {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw wrongType(json, field, "string");
        }
        return json.getText();
    }

    static @Nullable Double number(JsonParser json, String field) throws IOException, Refused {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType(json, field, "number");
        }
        return json.getDoubleValue();
    }

    static @Nullable Instant instant(JsonParser json, String field) throws IOException, Refused {
        String text = string(json, field);
        if (text == null) {
            return null;
        }
        try {
            return InstantText.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(Reason.BAD_VALUE, field, "instant").thrown();
        }
    }

    static @Nullable Integer integer(JsonParser json, String field) throws IOException, Refused {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType(json, field, "integer");
        }
        try {
            return json.getIntValue();
        } catch (InputCoercionException e) {
            throw new Refusal(Reason.WRONG_TYPE, field, "integer").thrown();
        }
    }

    static @Nullable LocalDate date(JsonParser json, String field) throws IOException, Refused {
        String text = string(json, field);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(Reason.BAD_VALUE, field, "date").thrown();
        }
    }

    /** A value cut off by the end of the body is bad JSON, not a wrong type. */
    private static Refused wrongType(JsonParser json, String field, String expected) {
        return json.currentToken() == null
                ? Refusal.of(Reason.BAD_JSON).thrown()
                : new Refusal(Reason.WRONG_TYPE, field, expected).thrown();
    }

    static void skip(JsonParser json) throws IOException {
        json.nextToken();
        json.skipChildren();
    }
}
