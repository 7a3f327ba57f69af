package otklik.routing.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint as a file, to be kept where nobody who can change the database can reach it: JSON, hashes and signature in hex.
 * Holds no personal data.
 */
public final class SavedCheckpoint {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final HexFormat HEX = HexFormat.of();

    private final Checkpoint checkpoint;

    private SavedCheckpoint(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** The last one; empty where none was made yet. */
    public static Optional<SavedCheckpoint> last(Connection connection) throws SQLException {
        return Checkpoints.last(connection).map(SavedCheckpoint::new);
    }

    /** @throws IOException when it cannot be read or is no checkpoint; the message names it */
    public static SavedCheckpoint read(Path file) throws IOException {
        try {
            JsonNode node = JSON.readTree(Files.readString(file));
            List<Head> heads = new ArrayList<>();
            for (JsonNode head : node.path("heads")) {
                heads.add(new Head(head.path("sequence").asLong(), bytes(head, "hash")));
            }
            if (heads.size() != Shards.COUNT) {
                throw new IOException(file + ": no checkpoint of this audit");
            }
            return new SavedCheckpoint(new Checkpoint(
                    node.path("number").asLong(),
                    Instant.parse(node.path("at").asText()),
                    heads,
                    node.path("settled").asLong(),
                    bytes(node, "previous"),
                    bytes(node, "hash"),
                    node.path("key").asText(),
                    bytes(node, "signature")));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + ": no checkpoint of this audit", e);
        }
    }

    public void write(Path file) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("number", checkpoint.number());
        node.put("at", checkpoint.at().toString());
        ArrayNode heads = node.putArray("heads");
        for (Head head : checkpoint.heads()) {
            heads.addObject().put("sequence", head.sequence()).put("hash", HEX.formatHex(head.hash()));
        }
        node.put("settled", checkpoint.settled());
        node.put("previous", HEX.formatHex(checkpoint.previous()));
        node.put("hash", HEX.formatHex(checkpoint.hash()));
        node.put("key", checkpoint.key());
        node.put("signature", HEX.formatHex(checkpoint.signature()));
        Files.writeString(file, JSON.writeValueAsString(node) + "\n");
    }

    public long number() {
        return checkpoint.number();
    }

    public Instant at() {
        return checkpoint.at();
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    private static byte[] bytes(JsonNode in, String field) {
        return HEX.parseHex(in.path(field).asText());
    }
}
