package otklik.ingest.attachment.content;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import otklik.ingest.attachment.content.Clean.Size;

/** PNG (W3C), chunk by chunk: what draws is kept, animations included; texts, EXIF, times and what nobody knows are not. */
final class Png {
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "pHYs", "bKGD", "acTL",
            "fcTL", "fdAT");
    private static final int SIGNATURE = 8;
    private static final int HEADER_AND_CRC = 12;

    private Png() {}

    static Clean clean(Octets file) throws Unfit {
        if (!file.says(SIGNATURE + 4, "IHDR") || file.u32(SIGNATURE) != 13) {
            throw Unfit.damaged();
        }
        Size size = Size.of(file.u32(SIGNATURE + 8), file.u32(SIGNATURE + 12));
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length());
        kept.write(file.array(), 0, SIGNATURE);
        byte @Nullable [] exif = null;
        boolean drawn = false;
        int at = SIGNATURE;
        while (file.has(at, HEADER_AND_CRC) && file.has(at, HEADER_AND_CRC + file.u32(at))) {
            int length = (int) file.u32(at);
            String name = file.text(at + 4, 4);
            if (name.equals("IEND")) {
                break;
            } else if (name.equals("eXIf") && exif == null) {
                exif = file.copy(at + 8, length);
            } else if (KEPT.contains(name)) {
                kept.write(file.array(), at, HEADER_AND_CRC + length);
                drawn |= name.equals("IDAT");
            }
            at += HEADER_AND_CRC + length;
        }
        if (!drawn) {
            throw Unfit.damaged();
        }
        int orientation = Orientation.of(exif);
        if (orientation != Orientation.UPRIGHT) {
            chunk(kept, "eXIf", Orientation.tiff(orientation));
        }
        chunk(kept, "IEND", new byte[0]);
        return new Clean(FileType.PNG, kept.toByteArray(), size, exif);
    }

    private static void chunk(ByteArrayOutputStream kept, String name, byte[] data) {
        byte[] named = ByteBuffer.allocate(4 + data.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(named);
        kept.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        kept.writeBytes(named);
        kept.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
