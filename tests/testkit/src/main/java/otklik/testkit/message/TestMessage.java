package otklik.testkit.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invented citizen's message with the fields of {@code POST /v1/messages}.
 *
 * @param externalId the sender's own id, distinct within a stream of messages
 * @param authorId the author's native id; absent for some
 * @param category what the writer of the template had in mind; travels as the sender's own category
 * @param planted personal data in the text, to be searched for later
 */
public record TestMessage(
        String externalId,
        String text,
        String conversation,
        @Nullable String authorId,
        @Nullable Place location,
        String municipality,
        String category,
        String regime,
        Instant sentAt,
        List<Attachment> attachments,
        List<Marker> planted) {

    /** Degrees of WGS 84, and the address as the sender wrote it. */
    public record Place(double lat, double lon, String address) {}

    /** A picture that stays where it is. */
    public record Attachment(String url, String name, String type) {}

    public TestMessage {
        attachments = List.copyOf(attachments);
        planted = List.copyOf(planted);
    }

    /** The body of {@code POST /v1/messages}: one line of JSON, as a line of NDJSON too. */
    public String json() {
        return json(Map.of());
    }

    /** The same with further string fields, {@code batch} or {@code campaign} for example. */
    public String json(Map<String, String> further) {
        JsonLine line =
                new JsonLine().text("externalId", externalId).text("text", text).text("conversation", conversation);
        if (authorId != null) {
            line.object("author", new JsonLine().text("id", authorId));
        }
        Place place = location;
        if (place != null) {
            line.object(
                    "location",
                    new JsonLine()
                            .number("lat", place.lat())
                            .number("lon", place.lon())
                            .text("address", place.address()));
        }
        line.text("municipality", municipality)
                .text("category", category)
                .text("regime", regime)
                .text("language", "ru")
                .text("sentAt", sentAt.toString());
        line.objects(
                "attachments",
                attachments.stream()
                        .map(file -> new JsonLine()
                                .text("url", file.url())
                                .text("name", file.name())
                                .text("type", file.type()))
                        .toList());
        further.forEach(line::text);
        return line.toString();
    }

    @Override
    public String toString() {
        return "TestMessage[externalId=%s, category=%s, text=%d characters]"
                .formatted(externalId, category, text.length());
    }
}
