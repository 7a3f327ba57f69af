package otklik.standalone.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import otklik.tables.BadTable;
import otklik.tables.TableFile;

/**
 * A file of messages: a table ({@link TableFile}), or one JSON object a line in UTF-8 ({@code .ndjson}, {@code .jsonl}, {@code .json}).
 * It is read as a stream, as often as needed.
 */
public final class RowFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> JSON_ENDINGS = Set.of("ndjson", "jsonl", "json");

    private final Path path;
    private final boolean isJson;

    /** Opens nothing yet. */
    public RowFile(Path path) {
        this.path = path;
        var name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        this.isJson = JSON_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** Is given each row in turn; false ends the reading. */
    @FunctionalInterface
    public interface RowHandler {
        boolean handle(Row row) throws IOException, InterruptedException;
    }

    /**
     * What a first reading tells.
     *
     * @param sha256 digest of the bytes, hexadecimal
     * @param rows how many
     * @param columns their names, in the order of the file; those of the first row for JSON
     */
    public record Survey(String sha256, int rows, Set<String> columns) {}

    /**
     * Reads the file once.
     *
     * @throws BadFile when it is not what its name says; names the line
     */
    public Survey survey() throws IOException, InterruptedException {
        var rows = new int[1];
        var columns = new LinkedHashSet<String>();
        read(row -> {
            if (rows[0]++ == 0) {
                columns.addAll(row.columns().keySet());
            }
            return true;
        });
        return new Survey(digest(path), rows[0], columns);
    }

    /**
     * Reads the rows in their order.
     *
     * @throws BadFile when the file is not what its name says; names the line
     */
    public void read(RowHandler handler) throws IOException, InterruptedException {
        if (!isJson) {
            readTable(handler);
            return;
        }
        // A byte that is no UTF-8 fails the reading: replaced, it would be sent as something the citizen never wrote.
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var in = new BufferedReader(new InputStreamReader(Files.newInputStream(path), decoder), 64 * 1024)) {
            readJson(in, handler);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new BadFile(path + " is not UTF-8");
        }
    }

    private static void readJson(BufferedReader in, RowHandler handler) throws IOException, InterruptedException {
        var number = 0;
        long line = 0;
        for (var text = in.readLine(); text != null; text = in.readLine()) {
            line++;
            if (line == 1 && text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            if (text.isBlank()) {
                continue;
            }
            number++;
            if (!handler.handle(new Row(number, line, object(text, line)))) {
                return;
            }
        }
    }

    private static Map<String, JsonNode> object(String text, long line) {
        try {
            var columns = new LinkedHashMap<String, JsonNode>();
            var node = JSON.readTree(text);
            if (!node.isObject()) {
                throw new BadFile("line " + line + ": not a JSON object");
            }
            node.properties().forEach(property -> columns.put(property.getKey(), property.getValue()));
            return columns;
        } catch (JsonProcessingException e) {
            throw new BadFile("line " + line + ": not JSON");
        }
    }

    /** Of a table every value is text. */
    private void readTable(RowHandler handler) throws IOException, InterruptedException {
        try {
            var table = TableFile.open(path, Path.of(System.getProperty("java.io.tmpdir")));
            var header = table.columns();
            table.read(row -> {
                var columns = new LinkedHashMap<String, JsonNode>();
                for (var index = 0; index < header.size(); index++) {
                    columns.put(header.get(index), TextNode.valueOf(row.values().get(index)));
                }
                return handler.handle(new Row(row.number(), row.line(), columns));
            });
        } catch (BadTable e) {
            throw new BadFile(String.valueOf(e.getMessage()));
        }
    }

    /** SHA-256 of a file's bytes, hexadecimal. */
    static String digest(Path path) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
