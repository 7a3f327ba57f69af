package otklik.classify.category;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The bytes of a model. Hashes, weights and codes of categories and leaves; no text. Big-endian, in this order:
 *
 * <pre>
 * int     magic OTKC
 * int     format
 * int     version of the features
 * int C   categories, then each: byte length of its code, the code in UTF-8
 * int L   leaves, then each: byte length of its code, the code in UTF-8, int index of its category
 * int F   features, then F int hashes, float largest idf, F byte idfs
 * short   F scales as 16-bit floats, then F rows of C + L bytes: from features to categories and to leaves
 * float   C biases
 * float   scale of the leaves, L biases
 * float   share of the leaves in the score
 * float   temperature
 * int P   parameters of the confidence, then P float
 * 32 byte SHA-256 of all before it
 * </pre>
 */
public final class ModelFile {
    private static final int MAGIC = 0x4F544B43;
    private static final int FORMAT = 4;
    private static final int DIGEST = 32;
    private static final int MOST_FEATURES = 4_000_000;
    private static final int MOST_COLUMNS = 1000;

    private ModelFile() {}

    /** The bytes of {@code content}; the same content gives the same bytes. */
    public static byte[] write(CategoryModel.Content content) {
        LeafScores leafScores = content.leafScores();
        ByteBuffer out = ByteBuffer.allocate(mostBytes(content));
        out.putInt(MAGIC).putInt(FORMAT).putInt(FeatureReader.VERSION);
        out.putInt(content.categories().size());
        content.categories().forEach(code -> putCode(out, code));
        out.putInt(leafScores.leaves().size());
        for (Leaf leaf : leafScores.leaves()) {
            putCode(out, leaf.code());
            out.putInt(leaf.category());
        }
        out.putInt(content.hashes().length);
        out.asIntBuffer().put(content.hashes());
        out.position(out.position() + content.hashes().length * Integer.BYTES);
        out.putFloat(content.largestIdf()).put(content.idfs());
        putRows(out, content.weights());
        putFloats(out, content.biases());
        out.putFloat(leafScores.scale());
        putFloats(out, leafScores.biases());
        out.putFloat(content.leafShare()).putFloat(content.temperature());
        out.putInt(content.confidence().length);
        putFloats(out, content.confidence());
        byte[] digest = sha256(out.array(), out.position());
        return Arrays.copyOf(out.put(digest).array(), out.position());
    }

    /**
     * Reads a model.
     *
     * @throws DamagedModelException where the bytes are cut, changed, of another format or made for other features
     */
    public static CategoryModel read(byte[] bytes) {
        if (bytes.length < 12 + DIGEST) {
            throw new DamagedModelException("the model has " + bytes.length + " bytes, too few for any");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, bytes.length - DIGEST);
        if (in.getInt() != MAGIC) {
            throw new DamagedModelException("the file does not begin with OTKC: it is no model of categories");
        }
        int format = in.getInt();
        if (format != FORMAT) {
            throw new DamagedModelException(
                    "the model has format " + format + ", this code reads " + FORMAT + ": train anew");
        }
        int features = in.getInt();
        if (features != FeatureReader.VERSION) {
            throw new DamagedModelException("the model was made for features " + features + ", this code has "
                    + FeatureReader.VERSION + ": train anew");
        }
        byte[] digest = sha256(bytes, bytes.length - DIGEST);
        if (!Arrays.equals(digest, 0, DIGEST, bytes, bytes.length - DIGEST, bytes.length)) {
            throw new DamagedModelException(
                    "the checksum at the model's end does not fit its content: the file is damaged");
        }
        try {
            CategoryModel.Content content = readContent(in);
            if (in.hasRemaining()) {
                throw new DamagedModelException("the model has " + in.remaining() + " bytes after its content");
            }
            return new CategoryModel(
                    content, "category-" + FORMAT + "-" + HexFormat.of().formatHex(digest, 0, 6));
        } catch (BufferUnderflowException e) {
            throw new DamagedModelException("the model ends before its content does");
        }
    }

    private static CategoryModel.Content readContent(ByteBuffer in) {
        List<String> categories = new ArrayList<>();
        for (int i = count(in, "categories", 1, MOST_COLUMNS); i > 0; i--) {
            categories.add(code(in));
        }
        List<Leaf> leaves = new ArrayList<>();
        for (int i = count(in, "leaves", 0, MOST_COLUMNS); i > 0; i--) {
            leaves.add(new Leaf(code(in), count(in, "as a leaf's category", 0, categories.size() - 1)));
        }
        int features = count(in, "features", 0, MOST_FEATURES);
        int[] hashes = new int[features];
        in.slice(in.position(), needed(in, features * Integer.BYTES))
                .asIntBuffer()
                .get(hashes);
        in.position(in.position() + features * Integer.BYTES);
        float largestIdf = in.getFloat();
        byte[] idfs = bytes(in, features);
        ByteRows weights = rows(in, features, categories.size() + leaves.size());
        float[] biases = floats(in, categories.size());
        LeafScores leafScores = new LeafScores(leaves, in.getFloat(), floats(in, leaves.size()));
        float share = in.getFloat();
        float temperature = in.getFloat();
        float[] confidence =
                floats(in, count(in, "parameters", 0, Confidence.parameters(categories.size(), leaves.size())));
        return new CategoryModel.Content(
                categories, hashes, idfs, largestIdf, weights, biases, leafScores, share, temperature, confidence);
    }

    private static int mostBytes(CategoryModel.Content content) {
        int columns = content.weights().columns();
        int codes = 256 * columns;
        int floats = columns + content.confidence().length;
        return 256
                + codes
                + content.hashes().length * (Integer.BYTES + 1 + Short.BYTES + columns)
                + Float.BYTES * floats;
    }

    private static void putCode(ByteBuffer out, String code) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        out.put((byte) bytes.length).put(bytes);
    }

    private static void putRows(ByteBuffer out, ByteRows rows) {
        for (float scale : rows.scales()) {
            out.putShort(Float.floatToFloat16(scale));
        }
        out.put(rows.bytes());
    }

    private static void putFloats(ByteBuffer out, float[] values) {
        for (float value : values) {
            out.putFloat(value);
        }
    }

    private static int count(ByteBuffer in, String what, int least, int most) {
        int count = in.getInt();
        if (count < least || count > most) {
            throw new DamagedModelException("the model claims " + count + " " + what);
        }
        return count;
    }

    /** {@code length}, if so many bytes are left. */
    private static int needed(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    private static String code(ByteBuffer in) {
        return new String(bytes(in, in.get() & 0xFF), StandardCharsets.UTF_8);
    }

    private static ByteRows rows(ByteBuffer in, int rows, int columns) {
        needed(in, rows * Short.BYTES);
        float[] scales = new float[rows];
        for (int i = 0; i < rows; i++) {
            scales[i] = Float.float16ToFloat(in.getShort());
        }
        return new ByteRows(columns, scales, bytes(in, Math.multiplyExact(rows, columns)));
    }

    private static byte[] bytes(ByteBuffer in, int n) {
        byte[] bytes = new byte[needed(in, n)];
        in.get(bytes);
        return bytes;
    }

    private static float[] floats(ByteBuffer in, int n) {
        needed(in, n * Float.BYTES);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = in.getFloat();
        }
        return values;
    }

    private static byte[] sha256(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
