package otklik.standalone.intake;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.List;

/**
 * Which rows of a file are confirmed, kept in a file of its own, so that an import that was cut off goes on where it was:
 * the first line is the batch's name, each further line {@code <row> a} for accepted or {@code <row> r} for refused. A
 * finished import's ledger is closed for good: the next one of the same file begins anew. Thread-safe.
 */
final class Ledger implements Closeable {

    private final Path file;
    private final String batch;
    private final BitSet accepted = new BitSet();
    private final BitSet refused = new BitSet();
    private final BufferedWriter out;

    private Ledger(Path file, String batch, List<String> lines) throws IOException {
        this.file = file;
        this.batch = batch;
        for (var line : lines) {
            var parts = line.split(" ", -1);
            // The last line may be torn where the import was killed.
            if (parts.length == 2 && parts[0].matches("\\d{1,9}")) {
                switch (parts[1]) {
                    case "a" -> accepted.set(Integer.parseInt(parts[0]));
                    case "r" -> refused.set(Integer.parseInt(parts[0]));
                    default -> {}
                }
            }
        }
        out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (lines.isEmpty()) {
            out.write(batch + "\n");
        } else {
            // after a torn line
            out.write("\n");
        }
        out.flush();
    }

    /**
     * The ledger of an import that was cut off, or a new one.
     *
     * @param newBatch name of the batch if it is a new one
     */
    static Ledger open(Path file, String newBatch) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
        var batch = lines.isEmpty() || lines.getFirst().isBlank() ? newBatch : lines.getFirst();
        return new Ledger(file, batch, lines);
    }

    String batch() {
        return batch;
    }

    synchronized void accept(int row) throws IOException {
        if (!accepted.get(row)) {
            accepted.set(row);
            out.write(row + " a\n");
        }
    }

    synchronized void refuse(int row) throws IOException {
        if (!refused.get(row)) {
            refused.set(row);
            out.write(row + " r\n");
        }
    }

    synchronized boolean isConfirmed(int row) {
        return accepted.get(row) || refused.get(row);
    }

    synchronized boolean isAccepted(int row) {
        return accepted.get(row);
    }

    synchronized int acceptedRows() {
        return accepted.cardinality();
    }

    synchronized int refusedRows() {
        return refused.cardinality();
    }

    synchronized int confirmed() {
        return accepted.cardinality() + refused.cardinality();
    }

    synchronized void flush() throws IOException {
        out.flush();
    }

    /** The import is over: forget it. */
    synchronized void finish() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
