package otklik.ingest.attachment.content;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.ingest.attachment.content.Boxes.Box;
import otklik.ingest.attachment.content.Clean.Size;

/**
 * HEIC (ISO/IEC 23008-12): the items that describe the picture (EXIF, XMP) are filled with zeros where they lie; which way up it
 * is says the picture itself. Its pixels are not looked at: there is no decoder in Java that we would trust with them.
 */
final class Heic {
    private static final Set<String> DESCRIPTIONS = Set.of("Exif", "mime", "uri ");
    private static final int MOST_ITEMS = 10_000;

    private final Octets file;
    private final byte[] kept;
    private final Map<Long, String> described = new HashMap<>();
    private byte @Nullable [] exif;

    private Heic(Octets file) {
        this.file = file;
        this.kept = file.array().clone();
    }

    static Clean clean(Octets file) throws Unfit {
        return new Heic(file).clean();
    }

    private Clean clean() throws Unfit {
        List<Box> top = Boxes.between(file, 0, file.length());
        Box meta = Boxes.named(top, "meta").orElseThrow(Unfit::damaged);
        List<Box> boxes = Boxes.between(file, meta.from() + 4, meta.end());
        Box properties = Boxes.named(boxes, "iprp").orElseThrow(Unfit::damaged);
        Size size = size(properties);
        items(Boxes.named(boxes, "iinf").orElseThrow(Unfit::damaged));
        int embedded = Boxes.named(boxes, "idat").map(Box::from).orElse(-1);
        locate(Boxes.named(boxes, "iloc").orElseThrow(Unfit::damaged), embedded);
        for (Box box : top) {
            if (box.name().equals("uuid")) {
                Boxes.blank(kept, box);
            }
        }
        return new Clean(FileType.HEIC, kept, size, exif);
    }

    /** The largest that anything in the file has: of a picture made of tiles the whole. */
    private Size size(Box properties) throws Unfit {
        Size largest = null;
        for (Box container : Boxes.between(file, properties.from(), properties.end())) {
            if (container.name().equals("ipco")) {
                for (Box property : Boxes.between(file, container.from(), container.end())) {
                    if (property.name().equals("ispe")) {
                        largest = Size.larger(
                                largest, Size.of(file.u32(property.from() + 4L), file.u32(property.from() + 8L)));
                    }
                }
            }
        }
        if (largest == null) {
            throw Unfit.damaged();
        }
        return largest;
    }

    private void items(Box list) throws Unfit {
        int counted = file.u8(list.from()) == 0 ? 2 : 4;
        for (Box item : Boxes.between(file, list.from() + 4 + counted, list.end())) {
            int version = file.u8(item.from());
            if (item.name().equals("infe") && version >= 2) {
                int width = version == 2 ? 2 : 4;
                String type = file.text(item.from() + 4L + width + 2, 4);
                if (DESCRIPTIONS.contains(type)) {
                    described.put(file.unsigned(item.from() + 4L, width), type);
                }
            }
        }
    }

    /** Walks the table of places (8.11.3) and blanks what was described. */
    private void locate(Box table, int embedded) throws Unfit {
        int version = file.u8(table.from());
        int sizes = file.u16(table.from() + 4L);
        int offsetWidth = sizes >> 12;
        int lengthWidth = sizes >> 8 & 0xF;
        int baseWidth = sizes >> 4 & 0xF;
        int indexWidth = version == 0 ? 0 : sizes & 0xF;
        int idWidth = version < 2 ? 2 : 4;
        long at = table.from() + 6L;
        long items = file.unsigned(at, idWidth);
        at += idWidth;
        if (items > MOST_ITEMS || Math.max(Math.max(offsetWidth, lengthWidth), Math.max(baseWidth, indexWidth)) > 8) {
            throw Unfit.damaged();
        }
        for (long i = 0; i < items; i++) {
            long id = file.unsigned(at, idWidth);
            at += idWidth;
            int method = 0;
            if (version > 0) {
                method = file.u16(at) & 0xF;
                at += 2;
            }
            long base = file.unsigned(at + 2, baseWidth);
            at += 2L + baseWidth;
            int extents = file.u16(at);
            at += 2;
            for (int e = 0; e < extents; e++) {
                long offset = base + file.unsigned(at + indexWidth, offsetWidth);
                long length = file.unsigned(at + indexWidth + offsetWidth, lengthWidth);
                at += (long) indexWidth + offsetWidth + lengthWidth;
                String type = described.get(id);
                if (type != null) {
                    blank(type, method == 1 ? embedded + offset : offset, length);
                }
            }
        }
    }

    private void blank(String type, long from, long length) throws Unfit {
        file.need(from, length);
        if (type.equals("Exif") && exif == null && length > 4) {
            long tiff = 4 + file.u32(from);
            exif = tiff < length ? file.copy(from + tiff, length - tiff) : null;
        }
        Arrays.fill(kept, (int) from, (int) (from + length), (byte) 0);
    }
}
