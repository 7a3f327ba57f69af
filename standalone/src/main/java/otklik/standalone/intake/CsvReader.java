package otklik.standalone.intake;

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
    private long line = 1;
    private long recordLine = 1;

    CsvReader(Reader reader, char separator) throws IOException {
        this.in = new PushbackReader(reader, 1);
        this.separator = separator;
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
                    field.append((char) c);
                    c = in.read();
                }
            }
            if (c == separator) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n' || c == '\r' || c == END) {
                endLine(c);
                fields.add(field.toString());
                return fields;
            } else {
                field.append((char) c);
            }
            c = in.read();
        }
    }

    /** Reads up to the closing quote; returns the character after it. */
    private int quoted(StringBuilder field) throws IOException {
        while (true) {
            var c = in.read();
            if (c == END) {
                throw new BadFile("line " + recordLine + ": a quote is opened and never closed");
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
            field.append((char) c);
        }
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
