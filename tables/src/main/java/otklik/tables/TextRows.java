package otklik.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a text with separated values; which separator, the header line says. */
final class TextRows implements RowSource {
    private static final int BUFFER = 64 * 1024;
    private static final int LOOKED_AT = 16 * 1024;

    private final Path path;
    private final Charset charset;
    private final TableLimits limits;

    TextRows(Path path, Charset charset, TableLimits limits) {
        this.path = path;
        this.charset = charset;
        this.limits = limits;
    }

    @Override
    public void read(Cells cells) throws IOException, InterruptedException {
        // A byte that is none of the encoding fails the reading: replaced, it would be sent as something the citizen
        // never wrote.
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var in = new BufferedReader(new InputStreamReader(Files.newInputStream(path), decoder), BUFFER)) {
            var csv = new CsvReader(in, CsvReader.separatorOf(firstLine(in)), limits);
            for (@Nullable List<String> fields = csv.next(); fields != null; fields = csv.next()) {
                boolean isEmpty = fields.stream().allMatch(String::isBlank);
                if (!isEmpty && !cells.row(csv.recordLine(), fields)) {
                    return;
                }
            }
        } catch (CharacterCodingException e) {
            throw BadTable.of(TableFault.BAD_TEXT, e);
        }
    }

    private static String firstLine(BufferedReader in) throws IOException {
        in.mark(2 * LOOKED_AT);
        var head = new char[LOOKED_AT];
        var length = in.read(head);
        in.reset();
        return new String(head, 0, Math.max(length, 0))
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }
}
