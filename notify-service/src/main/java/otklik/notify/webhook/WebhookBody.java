package otklik.notify.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import otklik.notify.delivery.Delivery;
import otklik.notify.template.Told;

/** The JSON of a webhook: the same bytes at every attempt. */
final class WebhookBody {
    private static final JsonFactory JSON = new JsonFactory();

    private WebhookBody() {}

    static byte[] of(Delivery delivery, Told told) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(1024)) {
            try (JsonGenerator json = JSON.createGenerator(bytes)) {
                json.writeStartObject();
                json.writeStringField("type", "notice." + delivery.notice());
                json.writeStringField("timestamp", delivery.facts().happenedAt().toString());
                json.writeObjectFieldStart("data");
                data(json, delivery, told);
                json.writeEndObject();
                json.writeEndObject();
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }

    private static void data(JsonGenerator json, Delivery delivery, Told told) throws IOException {
        json.writeStringField("noticeId", delivery.noticeId().toString());
        json.writeStringField("notice", delivery.notice());
        json.writeStringField("messageId", delivery.messageId());
        if (delivery.facts().alert() == null) {
            json.writeStringField("externalId", delivery.facts().externalId());
            optional(json, "network", told.network());
        }
        json.writeStringField("caseId", delivery.caseId());
        json.writeNumberField("caseVersion", delivery.caseVersion());
        json.writeStringField("reference", delivery.facts().reference());
        optional(json, "pin", told.pin());
        json.writeStringField("status", delivery.facts().status());
        json.writeStringField("category", delivery.facts().category());
        String agency = delivery.facts().agency();
        if (agency != null) {
            json.writeObjectFieldStart("agency");
            json.writeStringField("code", agency);
            json.writeStringField("title", told.agencyTitle());
            json.writeEndObject();
        }
        var deadline = delivery.facts().deadline();
        optional(json, "deadline", deadline == null ? null : deadline.toString());
        optional(json, "resolution", delivery.facts().resolution());
        optional(json, "reason", delivery.facts().reason());
        json.writeStringField("language", told.language());
        json.writeStringField("text", told.text());
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
