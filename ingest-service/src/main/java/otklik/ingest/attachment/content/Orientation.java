package otklik.ingest.attachment.content;

import org.jspecify.annotations.Nullable;

/** Which way up a picture is, 1 to 8 as EXIF counts: the only thing of its EXIF that stays with it. */
final class Orientation {
    static final int UPRIGHT = 1;

    private Orientation() {}

    static int of(byte @Nullable [] exif) {
        return Exif.orientation(exif);
    }

    /** A TIFF with this one entry. */
    static byte[] tiff(int orientation) {
        return new byte[] {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
    }

    /** As a segment of a JPEG; nothing for a picture that is upright. */
    static byte[] segment(int orientation) {
        if (orientation == UPRIGHT) {
            return new byte[0];
        }
        byte[] tiff = tiff(orientation);
        byte[] segment = new byte[10 + tiff.length];
        byte[] head = {(byte) 0xFF, (byte) 0xE1, 0, (byte) (8 + tiff.length), 'E', 'x', 'i', 'f', 0, 0};
        System.arraycopy(head, 0, segment, 0, head.length);
        System.arraycopy(tiff, 0, segment, head.length, tiff.length);
        return segment;
    }
}
