package otklik.tables;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * In which encoding a text is written: UTF-8, Windows-1251 as older systems export, or UTF-16 where a mark says so. The whole file is
 * looked at, for its first bytes may be digits alone.
 */
final class Encoding {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final int BUFFER = 64 * 1024;

    private Encoding() {}

    /** @throws BadTable when it is UTF-8 with some bytes broken, which would be nonsense in any other encoding */
    static Charset of(Path path) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
            in.mark(2);
            int first = in.read();
            int second = in.read();
            in.reset();
            if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
                return StandardCharsets.UTF_16;
            }
            long whole = 0;
            long broken = 0;
            long brokenLine = 0;
            long line = 1;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    line++;
                } else if (b >= 0x80) {
                    int more = following(b);
                    in.mark(4);
                    boolean fits = more > 0;
                    for (int i = 0; fits && i < more; i++) {
                        fits = (in.read() & 0xC0) == 0x80;
                    }
                    if (fits) {
                        whole++;
                    } else {
                        in.reset();
                        brokenLine = broken++ == 0 ? line : brokenLine;
                    }
                }
            }
            if (broken == 0) {
                return StandardCharsets.UTF_8;
            }
            // In Russian text as Windows-1251 hardly any two letters look like one of UTF-8.
            if (whole >= broken) {
                throw BadTable.at(brokenLine, TableFault.BAD_TEXT);
            }
            return WINDOWS_1251;
        }
    }

    /** How many bytes follow the first of a character; 0 for one that begins none. */
    private static int following(int b) {
        if (b >= 0xC2 && b <= 0xDF) {
            return 1;
        }
        if (b >= 0xE0 && b <= 0xEF) {
            return 2;
        }
        return b >= 0xF0 && b <= 0xF4 ? 3 : 0;
    }
}
