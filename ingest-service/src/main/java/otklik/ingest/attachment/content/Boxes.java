package otklik.ingest.attachment.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Boxes of ISO's base media file format (ISO/IEC 14496-12): a length, a name, contents. */
final class Boxes {
    private static final int MOST = 100_000;

    private Boxes() {}

    /**
     * One box.
     *
     * @param from where its contents begin
     * @param end where they end
     */
    record Box(String name, int from, int end) {
        int length() {
            return end - from;
        }
    }

    /** Those that lie side by side between two places; the last may be cut off, and then ends with the file. */
    static List<Box> between(Octets file, int from, int end) throws Unfit {
        List<Box> boxes = new ArrayList<>();
        long at = from;
        while (at + 8 <= end) {
            if (boxes.size() == MOST) {
                throw Unfit.damaged();
            }
            long size = file.u32(at);
            int header = 8;
            if (size == 1) {
                size = file.unsigned(at + 8, 8);
                header = 16;
            } else if (size == 0) {
                size = end - at;
            }
            if (size < header) {
                throw Unfit.damaged();
            }
            long boxEnd = Math.min(at + Math.min(size, Integer.MAX_VALUE), end);
            if (at + header > boxEnd) {
                throw Unfit.damaged();
            }
            boxes.add(new Box(file.text(at + 4, 4), (int) at + header, (int) boxEnd));
            at += Math.min(size, Integer.MAX_VALUE);
        }
        return boxes;
    }

    static Optional<Box> named(List<Box> boxes, String name) {
        return boxes.stream().filter(box -> box.name().equals(name)).findFirst();
    }

    /** In its place is room that nobody reads: everything else stays where the file says it is. */
    static void blank(byte[] bytes, Box box) {
        int name = box.from() - (isLong(bytes, box) ? 12 : 4);
        bytes[name] = 'f';
        bytes[name + 1] = 'r';
        bytes[name + 2] = 'e';
        bytes[name + 3] = 'e';
        Arrays.fill(bytes, box.from(), box.end(), (byte) 0);
    }

    private static boolean isLong(byte[] bytes, Box box) {
        String before = box.name();
        int at = box.from() - 4;
        for (int i = 0; i < 4; i++) {
            if (bytes[at + i] != (byte) before.charAt(i)) {
                return true;
            }
        }
        return false;
    }
}
