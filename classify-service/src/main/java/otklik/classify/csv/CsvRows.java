package otklik.classify.csv;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file (RFC 4180, UTF-8, with a header) row by row. A byte-order mark is skipped, and a semicolon or tab is taken for the
 * separator where the header has more of them than of commas. One thread at a time.
 */
public final class CsvRows implements AutoCloseable {
    private static final int HEADER_BYTES = 64 * 1024;

    private final String file;
    private final Counted in;
    private final MappingIterator<String[]> rows;
    private final List<String> header;
    private long line = 1;

    private CsvRows(String file, Counted in, MappingIterator<String[]> rows) throws UnusableFileException {
        this.file = file;
        this.in = in;
        this.rows = rows;
        String[] first = read();
        if (first == null) {
            throw new UnusableFileException(file + " is empty; expected a header and rows");
        }
        this.header = Arrays.stream(first).map(String::strip).toList();
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws UnusableFileException where there is no header
     */
    public static CsvRows open(Path file) throws IOException, UnusableFileException {
        return open(file.toString(), Files.newInputStream(file));
    }

    /**
     * Reads a header from a stream, which is closed with the rows.
     *
     * @param file what messages call it
     * @throws UnusableFileException where there is no header
     */
    public static CsvRows open(String file, InputStream from) throws IOException, UnusableFileException {
        Counted in = new Counted(new BufferedInputStream(from, 1 << 16));
        try {
            CsvMapper mapper = CsvMapper.builder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .build();
            CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(in));
            return new CsvRows(
                    file,
                    in,
                    mapper.readerFor(String[].class)
                            .with(schema)
                            .readValues(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException | UnusableFileException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Names of the columns. */
    public List<String> header() {
        return header;
    }

    /** Where the column of this name stands, if there is one. */
    public Optional<Integer> find(String name) {
        int at = header.indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(at);
    }

    /**
     * Where the column of this name stands.
     *
     * @throws UnusableFileException where there is none; the message says which there are
     */
    public int column(String name) throws UnusableFileException {
        return find(name)
                .orElseThrow(() -> new UnusableFileException(file + ", line 1: there is no column " + name
                        + "; the columns are " + String.join(", ", header)));
    }

    /**
     * The next row with a value for each column, the empty string for a missing last one; null after the last row.
     *
     * @throws UnusableFileException for a row that is no CSV or has more values than there are columns
     */
    public String @Nullable [] next() throws UnusableFileException {
        String[] row = read();
        if (row == null) {
            return null;
        }
        if (row.length > header.size()) {
            throw new UnusableFileException(file + ", line " + line + ": the row has " + row.length
                    + " values, but there are " + header.size() + " columns; quote values with separators in them");
        }
        int given = row.length;
        String[] whole = Arrays.copyOf(row, header.size());
        Arrays.fill(whole, given, whole.length, "");
        return whole;
    }

    /** The line in which the row read last ends, the header's being 1. */
    public long line() {
        return line;
    }

    /** How many bytes of the file have been read. */
    public long bytes() {
        return in.count;
    }

    @Override
    public void close() throws IOException {
        rows.close();
        in.close();
    }

    private String @Nullable [] read() throws UnusableFileException {
        try {
            if (!rows.hasNextValue()) {
                return null;
            }
            String[] row = rows.nextValue();
            line = lineOf(rows.getCurrentLocation());
            return row;
        } catch (JsonProcessingException e) {
            throw new UnusableFileException(file + ", line " + lineOf(e.getLocation()) + ": no CSV; expected RFC 4180: "
                    + "values with separators, quotes or line breaks in double quotes, quotes doubled");
        } catch (IOException | RuntimeJsonMappingException e) {
            throw new UnusableFileException(file + ", after line " + line + ": cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }

    private static long lineOf(@Nullable JsonLocation location) {
        return location == null ? 1 : Math.max(1, location.getLineNr() - (location.getColumnNr() <= 1 ? 1 : 0));
    }

    private static char separator(InputStream in) throws IOException {
        in.mark(HEADER_BYTES);
        byte[] start = in.readNBytes(HEADER_BYTES);
        in.reset();
        boolean marked =
                start.length > 2 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
        if (marked) {
            in.skipNBytes(3);
        }
        String text = new String(start, StandardCharsets.UTF_8);
        String header = text.lines().findFirst().orElse("");
        char best = ',';
        for (char other : new char[] {';', '\t'}) {
            if (count(header, other) > count(header, best)) {
                best = other;
            }
        }
        return best;
    }

    private static long count(String text, char c) {
        return text.chars().filter(other -> other == c).count();
    }

    private static final class Counted extends FilterInputStream {
        private long count;
        private long marked;

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public synchronized void mark(int limit) {
            super.mark(limit);
            marked = count;
        }

        @Override
        public synchronized void reset() throws IOException {
            super.reset();
            count = marked;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
