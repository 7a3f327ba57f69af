package otklik.ingest.attachment.content;

/** MP3: the sound without its tags (ID3 before and behind it, APE behind it). */
final class Mp3 {
    private static final int ID3_HEADER = 10;
    private static final int ID3_FOOTER = 0x10;
    private static final int ID3_END = 128;
    private static final int APE_FOOTER = 32;
    private static final int MOST_TAGS = 16;

    private Mp3() {}

    static Clean clean(Octets file) throws Unfit {
        int from = 0;
        for (int tags = 0; file.says(from, "ID3") && tags < MOST_TAGS; tags++) {
            from = afterTag(file, from);
        }
        while (file.has(from, 1) && file.u8(from) == 0) {
            from++;
        }
        if (!isFrame(file, from)) {
            throw Unfit.damaged();
        }
        int end = beforeTag(file, from);
        if (end - from > APE_FOOTER && file.says(end - APE_FOOTER, "APETAGEX")) {
            long tag = file.u32le(end - APE_FOOTER + 12L) + APE_FOOTER;
            end = (int) Math.max(from + 4L, end - tag);
        }
        return Clean.opaque(FileType.MP3, file.copy(from, end - from));
    }

    /** The tag at the end has 128 bytes, or fewer where the file is cut off. */
    private static int beforeTag(Octets file, int from) {
        for (int at = Math.max(from + 4, file.length() - ID3_END); at < file.length(); at++) {
            if (file.says(at, "TAG")) {
                return at;
            }
        }
        return file.length();
    }

    /** Whether a frame of MPEG audio, layer 3, begins there. */
    static boolean isFrame(Octets file, int at) throws Unfit {
        if (!file.has(at, 4) || file.u8(at) != 0xFF) {
            return false;
        }
        int kind = file.u8(at + 1);
        int rate = file.u8(at + 2);
        boolean layer3 = (kind & 0xE0) == 0xE0 && (kind & 0x18) != 0x08 && (kind & 0x06) == 0x02;
        return layer3 && (rate & 0xF0) != 0xF0 && (rate & 0xF0) != 0 && (rate & 0x0C) != 0x0C;
    }

    private static int afterTag(Octets file, int from) throws Unfit {
        int length = 0;
        for (int i = 6; i < ID3_HEADER; i++) {
            length = length << 7 | file.u8(from + i) & 0x7F;
        }
        int footer = (file.u8(from + 5) & ID3_FOOTER) == 0 ? 0 : ID3_HEADER;
        long after = (long) from + ID3_HEADER + length + footer;
        file.need(from, after - from);
        return (int) after;
    }
}
