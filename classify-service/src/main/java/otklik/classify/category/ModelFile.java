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
 * The bytes of a model: magic {@code OTKC}, format, version of the features, content, SHA-256 of all before it. Big-endian. Hashes,
 * weights and codes of categories; no text.
 */
public final class ModelFile {
    private static final int MAGIC = 0x4F544B43;
    private static final int FORMAT = 1;
    private static final int DIGEST = 32;
    private static final int MOST_FEATURES = 4_000_000;
    private static final int MOST_CATEGORIES = 1000;

    private ModelFile() {}

    /** The bytes of {@code content}; the same content gives the same bytes. */
    public static byte[] write(CategoryModel.Content content) {
        int rows = content.hashes().length;
        int categories = content.categories().size();
        ByteBuffer out = ByteBuffer.allocate(4096 + 64 * categories + rows * (4 + 1 + 2 + categories));
        out.putInt(MAGIC)
                .putInt(FORMAT)
                .putInt(FeatureReader.VERSION)
                .putInt(categories)
                .putInt(rows);
        for (String category : content.categories()) {
            byte[] bytes = category.getBytes(StandardCharsets.UTF_8);
            out.put((byte) bytes.length).put(bytes);
        }
        putInts(out, content.hashes());
        out.putFloat(content.largestIdf()).put(content.idfs());
        for (float scale : content.scales()) {
            out.putShort(Float.floatToFloat16(scale));
        }
        out.put(content.weights());
        putFloats(out, content.biases());
        out.putFloat(content.temperature());
        out.putInt(content.confidence().length);
        putFloats(out, content.confidence());
        byte[] body = Arrays.copyOf(out.array(), out.position() + DIGEST);
        byte[] digest = sha256(body, out.position());
        System.arraycopy(digest, 0, body, out.position(), DIGEST);
        return body;
    }

    /**
     * Reads a model.
     *
     * @throws DamagedModelException where the bytes are cut, changed, of another format or made for other features
     */
    public static CategoryModel read(byte[] bytes) {
        if (bytes.length < 20 + DIGEST) {
            throw new DamagedModelException("the model has " + bytes.length + " bytes, too few for any");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, bytes.length - DIGEST);
        if (in.getInt() != MAGIC) {
            throw new DamagedModelException("the file does not begin with OTKC: it is no model of categories");
        }
        int format = in.getInt();
        if (format != FORMAT) {
            throw new DamagedModelException("the model has format " + format + ", this code reads " + FORMAT);
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
            return new CategoryModel(
                    readContent(in), "category-" + FORMAT + "-" + HexFormat.of().formatHex(digest, 0, 6));
        } catch (BufferUnderflowException e) {
            throw new DamagedModelException("the model ends before its content does");
        }
    }

    private static CategoryModel.Content readContent(ByteBuffer in) {
        int count = in.getInt();
        int rows = in.getInt();
        if (count < 1 || count > MOST_CATEGORIES || rows < 0 || rows > MOST_FEATURES) {
            throw new DamagedModelException("the model claims " + count + " categories and " + rows + " features");
        }
        List<String> categories = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] code = new byte[in.get() & 0xFF];
            in.get(code);
            categories.add(new String(code, StandardCharsets.UTF_8));
        }
        int[] hashes = ints(in, rows);
        float largestIdf = in.getFloat();
        byte[] idfs = new byte[rows];
        in.get(idfs);
        float[] scales = new float[rows];
        for (int i = 0; i < rows; i++) {
            scales[i] = Float.float16ToFloat(in.getShort());
        }
        byte[] weights = new byte[rows * count];
        in.get(weights);
        float[] biases = floats(in, count);
        float temperature = in.getFloat();
        float[] confidence = floats(in, in.getInt());
        return new CategoryModel.Content(
                categories, hashes, idfs, largestIdf, scales, weights, biases, temperature, confidence);
    }

    private static void putInts(ByteBuffer out, int[] values) {
        for (int value : values) {
            out.putInt(value);
        }
    }

    private static void putFloats(ByteBuffer out, float[] values) {
        for (float value : values) {
            out.putFloat(value);
        }
    }

    private static int[] ints(ByteBuffer in, int n) {
        int[] values = new int[n];
        in.asIntBuffer().get(values);
        in.position(in.position() + n * Integer.BYTES);
        return values;
    }

    private static float[] floats(ByteBuffer in, int n) {
        float[] values = new float[n];
        in.asFloatBuffer().get(values);
        in.position(in.position() + n * Float.BYTES);
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
