package otklik.ingest.attachment.content;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import otklik.ingest.attachment.content.Clean.Size;

/**
 * JPEG (ITU-T T.81), segment by segment: what draws the picture is kept as it is, colour profile included; EXIF, XMP, comments,
 * makers' segments, thumbnails and whatever follows the picture are not. A file that is cut off is kept as far as it goes.
 */
final class Jpeg {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final String EXIF = "Exif\0\0";

    private final Octets file;
    private final ByteArrayOutputStream kept;
    private @Nullable Size size;
    private byte @Nullable [] exif;
    private boolean drawn;

    private Jpeg(Octets file) {
        this.file = file;
        this.kept = new ByteArrayOutputStream(file.length());
    }

    static Clean clean(Octets file) throws Unfit {
        return new Jpeg(file).clean();
    }

    private Clean clean() throws Unfit {
        byte[] drawing = drawing();
        Size extent = size;
        if (extent == null || !drawn) {
            throw Unfit.damaged();
        }
        byte[] upright = Orientation.segment(Orientation.of(exif));
        byte[] whole = new byte[2 + upright.length + drawing.length + 2];
        whole[0] = (byte) 0xFF;
        whole[1] = (byte) SOI;
        System.arraycopy(upright, 0, whole, 2, upright.length);
        System.arraycopy(drawing, 0, whole, 2 + upright.length, drawing.length);
        whole[whole.length - 2] = (byte) 0xFF;
        whole[whole.length - 1] = (byte) EOI;
        return new Clean(FileType.JPEG, whole, extent, exif);
    }

    /** Everything between the beginning and the end that draws the picture. */
    private byte[] drawing() throws Unfit {
        int at = 2;
        while (true) {
            if (!file.has(at, 2)) {
                return kept.toByteArray();
            }
            if (file.u8(at) != 0xFF) {
                throw Unfit.damaged();
            }
            int marker = file.u8(at + 1);
            if (marker == 0xFF) {
                at++;
            } else if (marker == EOI) {
                return kept.toByteArray();
            } else if (!file.has(at, 4) || !file.has(at + 2, file.u16(at + 2))) {
                if (drawn) {
                    return kept.toByteArray();
                }
                throw Unfit.damaged();
            } else {
                at = segment(marker, at);
            }
        }
    }

    private int segment(int marker, int at) throws Unfit {
        int length = file.u16(at + 2);
        if (length < 2) {
            throw Unfit.damaged();
        }
        int end = at + 2 + length;
        if (isFrame(marker)) {
            size = Size.larger(size, Size.of(file.u16(at + 7), file.u16(at + 5)));
        }
        if (marker == APP0 && file.says(at + 4, "JFIF\0") && length >= 16) {
            keepJfif(at);
        } else if (marker == APP1 && exif == null && file.says(at + 4, EXIF) && length > 2 + EXIF.length()) {
            exif = file.copy(at + 4 + EXIF.length(), length - 2 - EXIF.length());
        } else if (isKept(marker, at)) {
            kept.write(file.array(), at, end - at);
        }
        if (marker != SOS) {
            return end;
        }
        int after = afterScan(end);
        kept.write(file.array(), end, after - end);
        drawn = true;
        return after;
    }

    /** Frames: C0 to CF without tables of codes (C4, CC) and what is reserved (C8). */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private boolean isKept(int marker, int at) {
        boolean draws = marker >= 0xC0 && marker <= 0xCF || marker >= SOS && marker <= 0xDF;
        return draws
                || marker == APP2 && file.says(at + 4, "ICC_PROFILE\0")
                || marker == APP14 && file.says(at + 4, "Adobe");
    }

    /** Without its thumbnail. */
    private void keepJfif(int at) throws Unfit {
        kept.write(0xFF);
        kept.write(APP0);
        kept.write(0);
        kept.write(16);
        kept.write(file.array(), at + 4, 12);
        kept.write(0);
        kept.write(0);
    }

    /** Coded pixels go on until a marker that is neither a stuffed byte nor a restart. */
    private int afterScan(int from) throws Unfit {
        int at = from;
        while (file.has(at, 2)) {
            if (file.u8(at) == 0xFF) {
                int next = file.u8(at + 1);
                if (next != 0x00 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) {
                    return at;
                }
            }
            at++;
        }
        return file.length();
    }
}
