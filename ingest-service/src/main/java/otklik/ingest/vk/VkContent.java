package otklik.ingest.vk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.Location;
import otklik.ingest.channel.ChatFiles;
import otklik.ingest.channel.UpdateJson;

/** What a message, a comment or a post holds. */
record VkContent(String text, @Nullable Location place, List<Attachment> files) {
    /** Somebody is named: {@code [id1|Анна]}; the number is of no use to a reader. */
    private static final Pattern MENTION =
            Pattern.compile("\\[(?:id|club|public|event)\\d{1,18}\\|([^\\[\\]|]{1,200})]");

    static VkContent of(JsonNode said) {
        ChatFiles files = new ChatFiles();
        String link = "";
        for (JsonNode attached : said.path("attachments")) {
            String type = attached.path("type").asText("");
            JsonNode what = attached.path(type);
            switch (type) {
                case "photo" -> files.add(photo(what), null, "image/jpeg");
                // VK tells no address of a film; its picture says more than nothing.
                case "video" -> files.add(largest(what.path("image")), text(what, "title"), "image/jpeg");
                case "doc" -> files.add(text(what, "url"), text(what, "title"), null);
                case "audio_message" -> files.add(text(what, "link_mp3"), null, "audio/mpeg");
                case "link" -> link = what.path("url").asText("");
                default -> {
                    // Stickers, gifts, polls, other people's posts.
                }
            }
        }
        String text = MENTION.matcher(said.path("text").asText("")).replaceAll("$1");
        return new VkContent(text.isBlank() ? link : text, place(said.path("geo")), files.all());
    }

    boolean isEmpty() {
        return text.isBlank() && place == null && files.isEmpty();
    }

    private static @Nullable String photo(JsonNode photo) {
        String original = text(photo.path("orig_photo"), "url");
        return original == null ? largest(photo.path("sizes")) : original;
    }

    private static @Nullable String largest(JsonNode sizes) {
        String url = null;
        long most = -1;
        for (JsonNode size : sizes) {
            long pixels = size.path("width").asLong() * size.path("height").asLong();
            if (pixels > most) {
                url = text(size, "url");
                most = pixels;
            }
        }
        return url;
    }

    /** Messages have an object of two numbers, posts a text of two. */
    private static @Nullable Location place(JsonNode geo) {
        JsonNode at = geo.path("coordinates");
        String address = geo.path("place").path("title").textValue();
        if (at.isTextual()) {
            String[] degrees = at.textValue().strip().split("\\s+", 3);
            return degrees.length == 2 && isNumber(degrees[0]) && isNumber(degrees[1])
                    ? UpdateJson.place(Double.parseDouble(degrees[0]), Double.parseDouble(degrees[1]), address)
                    : null;
        }
        return UpdateJson.place(at.path("latitude"), at.path("longitude"), address);
    }

    private static boolean isNumber(String word) {
        return word.length() < 30 && word.matches("-?\\d+(\\.\\d+)?");
    }

    private static @Nullable String text(JsonNode of, String field) {
        return of.path(field).textValue();
    }

    @Override
    public String toString() {
        return "VkContent[text=" + text.length() + " characters]";
    }
}
