package otklik.classify.kind;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import otklik.classify.category.DamagedModelException;
import otklik.classify.category.RowTable;

/**
 * A trained linear model of kinds: for each known feature a row of weights, one for each {@link Kind}. Immutable and shared by threads;
 * reading a text takes a {@link KindGuesser}, of which each thread has its own.
 */
public final class KindModel {
    static final int KINDS = Kind.values().length;
    private static final int MAGIC = 0x4B494E44;
    private static final int FORMAT = 1;
    private static final int MOST_FEATURES = 1_000_000;

    private static final int FILTER_BITS = 1 << 17;

    private final RowTable table;
    /** Most features of a text are unknown; this says so without a look into the table's memory. */
    private final long[] filter = new long[FILTER_BITS / 64];

    final Content content;

    /**
     * What the section of a model file holds.
     *
     * @param hashes of the known features, each once
     * @param scales one for each row: what a weight of 1 stands for
     * @param weights row after row, {@link Kind} by kind
     * @param biases one for each kind
     * @param temperature by which scores are divided before they become probabilities
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from trainer to file to model, compared nowhere
    public record Content(int[] hashes, float[] scales, byte[] weights, float[] biases, float temperature) {

        /** The same model with another temperature. */
        public Content calibrated(float newTemperature) {
            return new Content(hashes, scales, weights, biases, newTemperature);
        }
    }

    /** A model of {@code content}. */
    public KindModel(Content content) {
        this.content = content;
        this.table = new RowTable(content.hashes.length);
        for (int hash : content.hashes) {
            table.rowOrNew(hash);
            filter[(hash & FILTER_BITS - 1) >>> 6] |= 1L << hash;
        }
        if (table.size() != content.hashes.length) {
            throw new DamagedModelException("the model of kinds has a feature twice");
        }
    }

    /** The row of a feature, or -1. */
    int row(int hash) {
        return (filter[(hash & FILTER_BITS - 1) >>> 6] & 1L << hash) == 0 ? -1 : table.row(hash);
    }

    /** How many features the model knows. */
    public int features() {
        return content.hashes.length;
    }

    /** Writes the section: magic {@code KIND}, format, version of the features, content. The same model gives the same bytes. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(FORMAT);
        out.writeInt(KindFeatures.VERSION);
        out.writeInt(KINDS);
        out.writeInt(content.hashes.length);
        for (int hash : content.hashes) {
            out.writeInt(hash);
        }
        for (float scale : content.scales) {
            out.writeShort(Float.floatToFloat16(scale));
        }
        out.write(content.weights);
        for (float bias : content.biases) {
            out.writeFloat(bias);
        }
        out.writeFloat(content.temperature);
    }

    /**
     * Reads a section and nothing behind it. A changed weight is for the file's checksum to find.
     *
     * @throws DamagedModelException where the bytes are cut, no section of kinds, of another format or made for other features
     */
    public static KindModel read(DataInput in) throws IOException {
        try {
            return readSection(in);
        } catch (EOFException e) {
            throw new DamagedModelException("the model of kinds ends before its content does");
        }
    }

    private static KindModel readSection(DataInput in) throws IOException {
        expect("begin", in.readInt(), MAGIC);
        expect("format", in.readInt(), FORMAT);
        expect("version of features", in.readInt(), KindFeatures.VERSION);
        expect("number of kinds", in.readInt(), KINDS);
        int rows = in.readInt();
        if (rows < 0 || rows > MOST_FEATURES) {
            throw new DamagedModelException("the model of kinds claims " + rows + " features");
        }
        int[] hashes = new int[rows];
        for (int i = 0; i < rows; i++) {
            hashes[i] = in.readInt();
        }
        float[] scales = new float[rows];
        for (int i = 0; i < rows; i++) {
            scales[i] = finite(Float.float16ToFloat(in.readShort()));
        }
        byte[] weights = new byte[rows * KINDS];
        in.readFully(weights);
        float[] biases = new float[KINDS];
        for (int k = 0; k < KINDS; k++) {
            biases[k] = finite(in.readFloat());
        }
        float temperature = finite(in.readFloat());
        if (temperature <= 0) {
            throw new DamagedModelException("the model of kinds has the temperature " + temperature);
        }
        return new KindModel(new Content(hashes, scales, weights, biases, temperature));
    }

    private static void expect(String what, int found, int expected) {
        if (found != expected) {
            throw new DamagedModelException("the model of kinds has the " + what + " " + found + ", this code reads "
                    + expected + ": train anew");
        }
    }

    private static float finite(float value) {
        if (!Float.isFinite(value)) {
            throw new DamagedModelException("the model of kinds holds a weight that is no number");
        }
        return value;
    }

    @Override
    public String toString() {
        return "KindModel[features=" + features() + ", temperature=" + content.temperature + "]";
    }
}
