package otklik.classify.models;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import otklik.classify.category.CategoryModel;
import otklik.classify.category.DamagedModelException;
import otklik.classify.category.ModelFile;
import otklik.classify.kind.KindModel;

/**
 * All that was learned, in one file under one version. The file, big-endian: {@code OTKM}, format, length and bytes of the model of
 * categories, length and bytes of the model of kinds, SHA-256 of all before. Immutable and shared by threads.
 *
 * @param version {@code 1-} and the first twelve hexadecimal digits of the checksum
 */
public record Model(String version, CategoryModel category, KindModel kind) {
    private static final int MAGIC = 0x4F544B4D;
    private static final int FORMAT = 1;
    private static final int CHECKSUM = 32;
    private static final int VERSION_DIGITS = 12;

    /** The file of two models; the same models give the same bytes. */
    public static byte[] write(CategoryModel.Content category, KindModel kind) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(FORMAT);
            section(out, ModelFile.write(category));
            ByteArrayOutputStream kinds = new ByteArrayOutputStream();
            kind.write(new DataOutputStream(kinds));
            section(out, kinds.toByteArray());
            out.write(sha256(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The models of a file.
     *
     * @throws DamagedModelException where the bytes are no model, are damaged, or need other code
     */
    public static Model read(byte[] bytes) {
        int content = bytes.length - CHECKSUM;
        if (content < 2 * Integer.BYTES) {
            throw new DamagedModelException("it is damaged: too short to be a model");
        }
        byte[] checksum = sha256(bytes, content);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, content))) {
            if (in.readInt() != MAGIC) {
                throw new DamagedModelException("it is no model, or one of an earlier release: train anew");
            }
            if (!Arrays.equals(checksum, 0, CHECKSUM, bytes, content, bytes.length)) {
                throw new DamagedModelException("it is damaged: its checksum does not fit");
            }
            int format = in.readInt();
            if (format != FORMAT) {
                throw new DamagedModelException(
                        "it has the format " + format + ", this code reads " + FORMAT + ": train anew");
            }
            CategoryModel category = ModelFile.read(section(in));
            KindModel kind = KindModel.read(new DataInputStream(new ByteArrayInputStream(section(in))));
            String digits = HexFormat.of().formatHex(checksum).substring(0, VERSION_DIGITS);
            return new Model(FORMAT + "-" + digits, category, kind);
        } catch (IOException e) {
            throw new DamagedModelException("it ends before its content does");
        }
    }

    private static void section(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] section(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new DamagedModelException("it claims a part of " + length + " bytes");
        }
        return in.readNBytes(length);
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

    @Override
    public String toString() {
        return "Model[" + version + "]";
    }
}
