package otklik.tables;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Unpacks an Excel file for nothing, before anything else reads it: what it says of its sizes may be a lie. Sheets and strings, which
 * are read as streams, may be large; the other parts are read as a whole and must be small and without entities.
 */
final class Unpacked {
    private static final int MOST_PARTS = 2_000;
    private static final long MOST_SMALL = 4L << 20;
    private static final long MOST_STRINGS = 1L << 30;
    private static final int BEST_RATIO = 150;
    private static final long UNSUSPICIOUS = 16L << 20;

    private Unpacked() {}

    static void check(Path path, TableLimits limits) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw BadTable.of(TableFault.UNPACKS_TOO_LARGE);
            }
            var names = new HashSet<String>();
            long total = 0;
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var name = entry.getName().toLowerCase(Locale.ROOT);
                if (!names.add(name)) {
                    throw BadTable.of(TableFault.BROKEN_XLSX);
                }
                if (name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml")) {
                    total += length(zip, entry, most(name, limits.unpackedBytes() - total));
                }
            }
        } catch (ZipException | EOFException | CharConversionException | UnsupportedEncodingException e) {
            throw BadTable.of(TableFault.BROKEN_XLSX, e);
        }
    }

    private static long most(String name, long left) {
        if (name.startsWith("xl/worksheets/")) {
            return left;
        }
        return Math.min(left, isStrings(name) ? MOST_STRINGS : MOST_SMALL);
    }

    private static boolean isStrings(String name) {
        return name.endsWith("/sharedstrings.xml");
    }

    private static long length(ZipFile zip, ZipEntry entry, long most) throws IOException {
        var name = entry.getName().toLowerCase(Locale.ROOT);
        boolean isLarge = name.startsWith("xl/worksheets/") || isStrings(name);
        try (var in = new Counted(zip.getInputStream(entry), most, Math.max(1, entry.getCompressedSize()))) {
            if (isLarge) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } else {
                SafeXml.parse(in, new DefaultHandler());
            }
            return in.count;
        } catch (SAXException | ParserConfigurationException e) {
            throw SafeXml.fault(e);
        }
    }

    /** Counts what comes out, and ends it when it is too much. */
    private static final class Counted extends FilterInputStream {
        private final long most;
        private final long packed;
        private long count;

        Counted(InputStream in, long most, long packed) {
            super(in);
            this.most = most;
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            add(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            add(Math.max(0, read));
            return read;
        }

        private void add(int read) {
            count += read;
            if (count > most || (count > UNSUSPICIOUS && count / packed > BEST_RATIO)) {
                throw BadTable.of(TableFault.UNPACKS_TOO_LARGE);
            }
        }
    }
}
