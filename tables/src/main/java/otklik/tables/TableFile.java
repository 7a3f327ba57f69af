package otklik.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file with a table: an Excel workbook's first sheet (.xlsx), or text with separated values in UTF-8 or Windows-1251. What it is, its
 * bytes say and not its name. The first row that is not empty is the header. It is read as a stream, as often as needed.
 */
public final class TableFile {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final List<byte[]> PICTURES = List.of(
            new byte[] {(byte) 0x89, 'P', 'N', 'G'},
            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
            new byte[] {'G', 'I', 'F', '8'},
            new byte[] {'%', 'P', 'D', 'F', '-'});
    private static final int LOOKED_AT = 512;

    private final RowSource source;
    private final TableLimits limits;

    private TableFile(RowSource source, TableLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /**
     * Looks at the file, and into it as far as that is needed to know that it may be read.
     *
     * @param spool folder for what does not fit into memory while it is read
     * @throws BadTable when it is no table, or one that would unpack to more than it may
     */
    public static TableFile open(Path path, Path spool, TableLimits limits) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(path)) {
            head = in.readNBytes(LOOKED_AT);
        }
        if (head.length == 0) {
            throw BadTable.of(TableFault.EMPTY);
        }
        if (startsWith(head, OLD_EXCEL)) {
            throw BadTable.of(TableFault.OLD_EXCEL);
        }
        if (PICTURES.stream().anyMatch(start -> startsWith(head, start))) {
            throw BadTable.of(TableFault.NOT_A_TABLE);
        }
        if (startsWith(head, ZIP)) {
            Unpacked.check(path, limits);
            return new TableFile(new XlsxRows(path, spool, limits), limits);
        }
        var text = new String(head, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<table")) {
            throw BadTable.of(TableFault.WEB_PAGE);
        }
        return new TableFile(new TextRows(path, Encoding.of(path), limits), limits);
    }

    /** As above within what is ordinary. */
    public static TableFile open(Path path, Path spool) throws IOException {
        return open(path, spool, TableLimits.ORDINARY);
    }

    /** Is given each row in turn; false ends the reading. */
    @FunctionalInterface
    public interface RowHandler {
        boolean handle(TableRow row) throws IOException, InterruptedException;
    }

    /**
     * What a first reading tells.
     *
     * @param columns their names in the file's order, without space around them; empty text for one without a name
     */
    public record Survey(List<String> columns, int rows) {}

    /** Reads the header alone: as {@link Survey#columns}. */
    public List<String> columns() throws IOException, InterruptedException {
        var rows = new Rows(null);
        source.read(rows);
        return rows.header();
    }

    /**
     * Reads the file once, to its end.
     *
     * @throws BadTable when it is not what it says; names the place
     */
    public Survey survey() throws IOException, InterruptedException {
        var rows = new Rows(row -> true);
        source.read(rows);
        return new Survey(rows.header(), rows.number);
    }

    /**
     * Reads the rows in their order.
     *
     * @throws BadTable when it is not what it says; names the place
     */
    public void read(RowHandler handler) throws IOException, InterruptedException {
        source.read(new Rows(handler));
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || bytes[i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** Makes rows of a table of rows of cells. */
    private final class Rows implements RowSource.Cells {
        private final @Nullable RowHandler handler;
        private List<String> header = List.of();
        private int number;

        /** @param handler absent where the header will do */
        Rows(@Nullable RowHandler handler) {
            this.handler = handler;
        }

        List<String> header() {
            if (header.isEmpty()) {
                throw BadTable.of(TableFault.EMPTY);
            }
            return header;
        }

        @Override
        public boolean row(long line, List<String> cells) throws IOException, InterruptedException {
            if (header.isEmpty()) {
                header = cells.stream().map(String::strip).toList();
                return handler != null;
            }
            if (handler == null) {
                return false;
            }
            if (cells.size() > header.size()
                    && cells.subList(header.size(), cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
                throw BadTable.at(line, TableFault.TOO_MANY_FIELDS);
            }
            if (++number > limits.rows()) {
                throw BadTable.at(line, TableFault.TOO_MANY_ROWS);
            }
            var values = new ArrayList<String>(header.size());
            for (int i = 0; i < header.size(); i++) {
                values.add(i < cells.size() ? cells.get(i) : "");
            }
            return handler.handle(new TableRow(number, line, values));
        }
    }
}
