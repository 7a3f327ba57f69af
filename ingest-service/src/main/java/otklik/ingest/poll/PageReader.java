package otklik.ingest.poll;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.MessageCheck;
import otklik.ingest.message.Refused;
import otklik.region.Polling;
import otklik.region.Polling.Next;
import otklik.region.RegionPack;

/** Reads what a platform answered. A bad item is refused alone; an answer that is no page fails as a whole. Thread-safe. */
@Singleton
final class PageReader {
    private static final int MAX_DEPTH = 64;
    private static final int LONGEST_CURSOR = 2000;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(100)
                            .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final MessageCheck check;
    private final RegionPack pack;
    private final int mostItems;

    PageReader(MessageCheck check, RegionPack pack, PollSettings settings) {
        this.check = check;
        this.pack = pack;
        this.mostItems = settings.mostItems();
    }

    /** @throws PollFailed when it is no page */
    Page read(Polling polling, byte[] body) throws PollFailed {
        JsonNode root = parse(body);
        JsonNode list = root.at(polling.items());
        if (!list.isArray()) {
            throw new PollFailed("no list of messages in the answer");
        }
        if (list.size() > mostItems) {
            throw new PollFailed("more messages in a page than otklik.ingest.poll.most-items");
        }
        List<Page.Listed> items = new ArrayList<>(list.size());
        for (JsonNode item : list) {
            items.add(new Page.Listed(checked(ItemReader.read(polling, pack.zone(), item)), digest(item)));
        }
        return new Page(items, next(polling.next(), root, list));
    }

    private static JsonNode parse(byte[] body) throws PollFailed {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new PollFailed("the answer is not JSON");
        }
    }

    private Item checked(Item read) {
        if (read.refusal() != null) {
            return read;
        }
        try {
            return new Item(check.check(read.sent()), null);
        } catch (Refused e) {
            return new Item(read.sent(), e.refusal());
        }
    }

    private static @Nullable String next(Next where, JsonNode root, JsonNode list) throws PollFailed {
        JsonNode value = switch (where) {
            case Next.OfPage(String pointer) -> root.at(pointer);
            case Next.OfLastItem(String pointer) ->
                list.isEmpty() ? null : list.get(list.size() - 1).at(pointer);
        };
        if (value == null || value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isValueNode() || value.asText().length() > LONGEST_CURSOR) {
            throw new PollFailed("the next cursor is no text of at most " + LONGEST_CURSOR + " characters");
        }
        String next = value.asText();
        return next.isBlank() ? null : next;
    }

    private static Page.Digest digest(JsonNode item) {
        try {
            return Page.Digest.of(MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(item)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written, and every JDK has SHA-256", e);
        }
    }
}
