package otklik.ingest.attachment.content;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.ingest.attachment.content.Clean.Size;

/** WebP (RFC 9649), chunk by chunk, within frames too: EXIF, XMP and what nobody knows are not kept. */
final class Webp {
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ICCP");
    private static final Set<String> DRAWN = Set.of("VP8 ", "VP8L", "ALPH");
    private static final int FRAME_HEADER = 16;
    private static final int FLAG_EXIF = 0x08;
    private static final int FLAG_XMP = 0x04;
    private static final int HEADER = 12;

    private final Octets file;
    private final ByteArrayOutputStream kept;
    private @Nullable Size size;
    private byte @Nullable [] exif;
    private int flagsAt = -1;
    private boolean drawn;

    private Webp(Octets file) {
        this.file = file;
        this.kept = new ByteArrayOutputStream(file.length());
    }

    static Clean clean(Octets file) throws Unfit {
        return new Webp(file).clean();
    }

    private Clean clean() throws Unfit {
        kept.write(file.array(), 0, HEADER);
        int at = HEADER;
        while (file.has(at, 8) && file.has(at + 8, file.u32le(at + 4))) {
            int length = (int) file.u32le(at + 4);
            chunk(file.text(at, 4), at, length);
            at = (int) Math.min(at + 8L + length + (length & 1), file.length());
        }
        Size extent = size;
        if (extent == null || !drawn) {
            throw Unfit.damaged();
        }
        int orientation = Orientation.of(exif);
        boolean turned = orientation != Orientation.UPRIGHT && flagsAt >= 0;
        if (turned) {
            write(kept, "EXIF", Orientation.tiff(orientation));
        }
        return new Clean(FileType.WEBP, whole(turned), extent, exif);
    }

    private void chunk(String name, int at, int length) throws Unfit {
        switch (name) {
            case "VP8X" -> {
                size = Size.larger(size, Size.of(1L + file.u24le(at + 12), 1L + file.u24le(at + 15)));
                flagsAt = kept.size() + 8;
            }
            case "VP8 " -> drawn(Size.of(file.u16le(at + 14) & 0x3FFF, file.u16le(at + 16) & 0x3FFF));
            case "VP8L" -> {
                long bits = file.u32le(at + 9);
                drawn(Size.of(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)));
            }
            case "ANMF" -> {
                drawn = true;
                write(kept, name, frame(at + 8, length));
            }
            case "EXIF" -> exif = exif == null ? withoutPrefix(file.copy(at + 8, length)) : exif;
            default -> {}
        }
        if (KEPT.contains(name)) {
            write(kept, name, file.copy(at + 8, length));
        }
    }

    /** One of a film's pictures. */
    private byte[] frame(int from, int length) throws Unfit {
        ByteArrayOutputStream drawing = new ByteArrayOutputStream(length);
        drawing.writeBytes(file.copy(from, FRAME_HEADER));
        long end = (long) from + length;
        long at = (long) from + FRAME_HEADER;
        while (at + 8 <= end && at + 8 + file.u32le(at + 4) <= end) {
            long part = file.u32le(at + 4);
            String name = file.text(at, 4);
            if (DRAWN.contains(name)) {
                write(drawing, name, file.copy(at + 8, part));
            }
            at += 8 + part + (part & 1);
        }
        return drawing.toByteArray();
    }

    private void drawn(Size drawing) {
        size = Size.larger(size, drawing);
        drawn = true;
    }

    private static void write(ByteArrayOutputStream out, String name, byte[] data) {
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(data.length)
                .array());
        out.writeBytes(data);
        if ((data.length & 1) == 1) {
            out.write(0);
        }
    }

    private byte[] whole(boolean turned) {
        byte[] whole = kept.toByteArray();
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, whole.length - 8);
        if (flagsAt >= 0 && flagsAt < whole.length) {
            whole[flagsAt] &= (byte) ~(FLAG_EXIF | FLAG_XMP);
            whole[flagsAt] |= (byte) (turned ? FLAG_EXIF : 0);
        }
        return whole;
    }

    /** Some writers put JPEG's prefix before the block. */
    private static byte[] withoutPrefix(byte[] block) throws Unfit {
        Octets exif = new Octets(block);
        return exif.says(0, "Exif\0\0") ? exif.copy(6, block.length - 6L) : block;
    }
}
