package otklik.ingest.attachment.content;

import java.io.ByteArrayOutputStream;
import otklik.ingest.attachment.content.Clean.Size;

/** GIF89a, block by block: pictures and how they move are kept; comments, texts and other programs' blocks are not. */
final class Gif {
    private static final int TRAILER = 0x3B;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final int SCREEN_END = 13;

    private final Octets file;
    private final ByteArrayOutputStream kept;
    private Size largest;
    private boolean drawn;

    private Gif(Octets file) throws Unfit {
        this.file = file;
        this.kept = new ByteArrayOutputStream(file.length());
        this.largest = Size.of(file.u16le(6), file.u16le(8));
    }

    static Clean clean(Octets file) throws Unfit {
        return new Gif(file).clean();
    }

    private Clean clean() throws Unfit {
        int at = SCREEN_END + colours(file.u8(10));
        file.need(0, at);
        kept.write(file.array(), 0, at);
        while (file.has(at, 1) && file.u8(at) != TRAILER) {
            int end = blockEnd(at);
            if (end > file.length()) {
                break;
            }
            if (isKept(at)) {
                kept.write(file.array(), at, end - at);
                drawn |= file.u8(at) == IMAGE;
            }
            at = end;
        }
        if (!drawn) {
            throw Unfit.damaged();
        }
        kept.write(TRAILER);
        return new Clean(FileType.GIF, kept.toByteArray(), largest, null);
    }

    private boolean isKept(int at) throws Unfit {
        if (file.u8(at) == IMAGE) {
            return true;
        }
        int label = file.u8(at + 1);
        return label == GRAPHIC_CONTROL
                || label == APPLICATION && (file.says(at + 3, "NETSCAPE2.0") || file.says(at + 3, "ANIMEXTS1.0"));
    }

    /** Beyond the file's end where the block is cut off. */
    private int blockEnd(int at) throws Unfit {
        int kind = file.u8(at);
        if (kind == EXTENSION) {
            return afterParts(at + 2);
        } else if (kind == IMAGE) {
            if (!file.has(at, 11)) {
                return file.length() + 1;
            }
            largest = Size.larger(largest, Size.of(file.u16le(at + 5), file.u16le(at + 7)));
            return afterParts(at + 10 + colours(file.u8(at + 9)) + 1);
        }
        throw Unfit.damaged();
    }

    private int afterParts(int from) throws Unfit {
        int at = from;
        while (file.has(at, 1)) {
            int length = file.u8(at);
            at += 1 + length;
            if (length == 0) {
                return at;
            }
        }
        return file.length() + 1;
    }

    /** Bytes of a table of colours, as the flags before it say. */
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 0x07) + 1);
    }
}
