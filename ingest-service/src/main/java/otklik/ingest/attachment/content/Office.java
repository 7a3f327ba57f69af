package otklik.ingest.attachment.content;

import java.util.HashSet;
import java.util.Set;

/**
 * Office documents (ECMA-376), told by the table of contents of their zip, which alone is read: nothing is unpacked here. For
 * the sake of who opens them, those that would become enormous or hold a program are refused.
 */
final class Office {
    private static final int END_RECORD = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ENTRY = 46;
    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_UNPACKED = 256L * 1024 * 1024;
    private static final long HIGHEST_RATIO = 200;

    private Office() {}

    static FileType type(Octets file) throws Unfit {
        Set<String> names = names(file);
        if (!names.contains("[Content_Types].xml")) {
            throw new Unfit(Fault.UNKNOWN_TYPE);
        }
        if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) {
            throw new Unfit(Fault.MACROS);
        }
        if (names.contains("word/document.xml")) {
            return FileType.DOCX;
        } else if (names.contains("xl/workbook.xml")) {
            return FileType.XLSX;
        }
        throw new Unfit(Fault.UNKNOWN_TYPE);
    }

    private static Set<String> names(Octets file) throws Unfit {
        int end = endRecord(file);
        int entries = file.u16le(end + 10L);
        long at = file.u32le(end + 16L);
        if (entries > MOST_ENTRIES) {
            throw new Unfit(Fault.BOMB);
        }
        Set<String> names = new HashSet<>();
        long unpacked = 0;
        for (int i = 0; i < entries; i++) {
            if (!file.says(at, "PK\u0001\u0002")) {
                throw Unfit.damaged();
            }
            unpacked += file.u32le(at + 24);
            if (unpacked > MOST_UNPACKED || unpacked > HIGHEST_RATIO * file.length()) {
                throw new Unfit(Fault.BOMB);
            }
            int name = file.u16le(at + 28);
            names.add(file.text(at + ENTRY, name));
            at += (long) ENTRY + name + file.u16le(at + 30) + file.u16le(at + 32);
        }
        return names;
    }

    private static int endRecord(Octets file) throws Unfit {
        int earliest = Math.max(0, file.length() - END_RECORD - LONGEST_COMMENT);
        for (int at = file.length() - END_RECORD; at >= earliest; at--) {
            if (file.says(at, "PK\u0005\u0006")) {
                return at;
            }
        }
        throw Unfit.damaged();
    }
}
