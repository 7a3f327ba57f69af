package otklik.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;

/** Puts the cells of a sheet together to rows. */
final class SheetRows implements SheetContentsHandler {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final RowSource.Cells cells;
    private final TableLimits limits;
    private final List<String> row = new ArrayList<>();
    private int empty;

    /** Ends the parsing from within a callback that may throw nothing else. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Ended(@Nullable Throwable cause) {
            super("ended", cause, false, false);
        }

        /** Nothing where the reader had enough. */
        void throwCause() throws IOException, InterruptedException {
            switch (getCause()) {
                case IOException e -> throw e;
                case InterruptedException e -> throw e;
                case RuntimeException e -> throw e;
                case null, default -> {}
            }
        }
    }

    SheetRows(RowSource.Cells cells, TableLimits limits) {
        this.cells = cells;
        this.limits = limits;
    }

    @Override
    public void startRow(int number) {
        row.clear();
    }

    @Override
    public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
        int column = reference == null ? row.size() : column(reference);
        if (column < 0 || column >= limits.columns()) {
            throw BadTable.at(String.valueOf(reference), TableFault.TOO_MANY_COLUMNS);
        }
        while (row.size() <= column) {
            row.add("");
        }
        row.set(column, value == null ? "" : unescaped(value));
    }

    private static int column(String reference) {
        try {
            return new CellReference(reference).getCol();
        } catch (IllegalArgumentException e) {
            throw BadTable.of(TableFault.BROKEN_XLSX, e);
        }
    }

    @Override
    public void endRow(int number) {
        long line = number + 1L;
        if (row.stream().allMatch(String::isBlank)) {
            if (++empty > limits.emptyRows()) {
                throw BadTable.at(line, TableFault.EMPTY_ROWS);
            }
            return;
        }
        empty = 0;
        try {
            if (!cells.row(line, List.copyOf(row))) {
                throw new Ended(null);
            }
        } catch (Ended e) {
            throw e;
        } catch (InterruptedException | IOException | RuntimeException e) {
            throw new Ended(e);
        }
    }

    /** Excel writes a carriage return as {@code _x000D_}. */
    private static String unescaped(String value) {
        return value.contains("_x")
                ? ESCAPED.matcher(value)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                Character.toString((char) Integer.parseInt(found.group(1), 16))))
                : value;
    }
}
