package otklik.tables;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 writes it: fields in quotes may hold separators, line ends and doubled quotes. Lines end with LF
 * or CRLF; empty lines are skipped. Not thread-safe.
 */
final class CsvReader {

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int END = -1;

    private final PushbackReader in;
    private final char separator;
    private final TableLimits limits;
    private long line = 1;
    private long recordLine = 1;

    CsvReader(Reader reader, char separator, TableLimits limits) throws IOException {
        this.in = new PushbackReader(reader, 1);
        this.separator = separator;
        this.limits = limits;
        var first = in.read();
        if (first != BYTE_ORDER_MARK && first != END) {
            in.unread(first);
        }
    }

    /** The separator that occurs most often in a file's first line: comma, semicolon or tab. */
    static char separatorOf(String firstLine) {
        var best = ',';
        for (var candidate : new char[] {';', '\t'}) {
            if (count(firstLine, candidate) > count(firstLine, best)) {
                best = candidate;
            }
        }
        return best;
    }

    /** Line of the file where the record that was read last begins, from 1. */
    long recordLine() {
        return recordLine;
    }

    /** The next record's fields; null at the end. */
    @Nullable
    List<String> next() throws IOException {
        while (true) {
            recordLine = line;
            var fields = record();
            if (fields == null) {
                return null;
            }
            if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
                return fields;
            }
        }
    }

    private @Nullable List<String> record() throws IOException {
        var c = in.read();
        if (c == END) {
            return null;
        }
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        while (true) {
            if (c == '"' && field.isEmpty()) {
                c = quoted(field);
                // what follows the closing quote up to the separator belongs to the field, as spreadsheets read it
                while (c != separator && c != '\n' && c != '\r' && c != END) {
                    append(field, c);
                    c = in.read();
                }
            }
            if (c == separator) {
                add(fields, field);
            } else if (c == '\n' || c == '\r' || c == END) {
                endLine(c);
                add(fields, field);
                return fields;
            } else {
                append(field, c);
            }
            c = in.read();
        }
    }

    /** Reads up to the closing quote; returns the character after it. */
    private int quoted(StringBuilder field) throws IOException {
        while (true) {
            var c = in.read();
            if (c == END) {
                throw BadTable.at(recordLine, TableFault.OPEN_QUOTE);
            }
            if (c == '"') {
                var after = in.read();
                if (after != '"') {
                    return after;
                }
            }
            if (c == '\n') {
                line++;
            }
            append(field, c);
        }
    }

    private void append(StringBuilder field, int c) {
        if (field.length() >= limits.cellCharacters()) {
            throw BadTable.at(recordLine, TableFault.CELL_TOO_LONG);
        }
        field.append((char) c);
    }

    private void add(List<String> fields, StringBuilder field) {
        if (fields.size() >= limits.columns()) {
            throw BadTable.at(recordLine, TableFault.TOO_MANY_COLUMNS);
        }
        fields.add(field.toString());
        field.setLength(0);
    }

    private void endLine(int c) throws IOException {
        line++;
        if (c == '\r') {
            var after = in.read();
            if (after != '\n' && after != END) {
                in.unread(after);
            }
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
