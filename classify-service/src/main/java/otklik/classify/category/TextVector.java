package otklik.classify.category;

import java.util.Arrays;

/**
 * The features of one text that a model knows, as a vector of length 1: (1 + ln frequency) · idf, each block of features scaled to
 * its share; and where in the text they stand. A buffer, filled anew by each {@link #read}; one thread at a time.
 */
final class TextVector {
    /** Beyond so many occurrences their places are not kept: the reasons come from the first thousand words. */
    private static final int MOST_PLACES = 1 << 14;

    final FeatureReader reader = new FeatureReader();
    private final FeatureReader.Sink sink = this::count;
    private final RowTable table;
    private final float[] idfs;
    /** For each row its entry and one, or 0; all zero between texts. */
    private final int[] entryOfRow;

    int size;
    int[] rows = new int[1024];
    float[] values = new float[1024];
    byte[] blocks = new byte[1024];
    private int[] counts = new int[1024];
    private final float[] squares = new float[FeatureReader.BLOCKS];

    int placesSize;
    final int[] placeEntries = new int[MOST_PLACES];
    final int[] placeWords = new int[MOST_PLACES];

    TextVector(RowTable table, float[] idfs) {
        this.table = table;
        this.idfs = idfs;
        this.entryOfRow = new int[idfs.length];
    }

    void read(String text) {
        size = 0;
        placesSize = 0;
        reader.read(text, sink);
        Arrays.fill(squares, 0);
        for (int e = 0; e < size; e++) {
            entryOfRow[rows[e]] = 0;
            float value = FeatureReader.frequency(counts[e]) * idfs[rows[e]];
            values[e] = value;
            squares[blocks[e]] += value * value;
        }
        FeatureReader.scaleOfBlocks(squares);
        for (int e = 0; e < size; e++) {
            values[e] *= squares[blocks[e]];
        }
    }

    /** Adds the product with {@code matrix} to {@code sums}. */
    void multiply(ByteRows matrix, float[] sums) {
        matrix.multiply(rows, values, size, sums);
    }

    private void count(int block, int hash) {
        int row = table.row(hash);
        if (row < 0) {
            return;
        }
        int entry = entryOfRow[row] - 1;
        if (entry < 0) {
            entry = size++;
            if (entry == rows.length) {
                grow();
            }
            entryOfRow[row] = size;
            rows[entry] = row;
            blocks[entry] = (byte) block;
            counts[entry] = 0;
        }
        counts[entry]++;
        if (placesSize < MOST_PLACES) {
            placeEntries[placesSize] = entry;
            placeWords[placesSize++] = reader.word();
        }
    }

    private void grow() {
        rows = Arrays.copyOf(rows, size * 2);
        values = Arrays.copyOf(values, size * 2);
        blocks = Arrays.copyOf(blocks, size * 2);
        counts = Arrays.copyOf(counts, size * 2);
    }
}
