package otklik.tables;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.xssf.model.SharedStrings;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * A workbook's shared strings in a file without a name, so that nothing is ever left behind: in memory are where each ends, the last
 * block that was read and those that come again and again. Not thread-safe.
 */
final class SpooledStrings implements SharedStrings, Closeable {
    private static final int MOST_STRINGS = 4_000_000;
    private static final int BLOCK = 64 * 1024;
    private static final int KEPT = 4_096;
    private static final int LONGEST_KEPT = 200;

    private final FileChannel file;
    private long[] ends = new long[1_024];
    private int count;
    private byte[] block = new byte[0];
    private long blockAt;
    private final Map<Integer, String> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
            return size() > KEPT;
        }
    };

    private SpooledStrings(FileChannel file) {
        this.file = file;
    }

    /**
     * @param xml the part of the workbook; absent where it has none
     * @throws IOException when the part cannot be read
     * @throws UncheckedIOException when the folder takes no file
     */
    static SpooledStrings read(@Nullable InputStream xml, Path folder, TableLimits limits) throws IOException {
        var strings = new SpooledStrings(nameless(folder));
        if (xml == null) {
            return strings;
        }
        var out = new BufferedOutputStream(Channels.newOutputStream(strings.file), BLOCK);
        try {
            SafeXml.parse(xml, new StringsHandler(limits, text -> strings.add(text, out)));
            flush(out);
            return strings;
        } catch (SAXException | ParserConfigurationException e) {
            strings.close();
            throw SafeXml.fault(e);
        } catch (IOException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    private static FileChannel nameless(Path folder) {
        try {
            var path = Files.createTempFile(folder, "otklik-strings-", ".bin");
            var file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(path);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void flush(OutputStream out) {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String text, OutputStream out) {
        if (count >= MOST_STRINGS) {
            throw BadTable.of(TableFault.UNPACKS_TOO_LARGE);
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ends[count] = (count == 0 ? 0 : ends[count - 1]) + bytes.length;
        count++;
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RichTextString getItemAt(int index) {
        if (index < 0 || index >= count) {
            throw BadTable.of(TableFault.BROKEN_XLSX);
        }
        return new PlainText(text(index));
    }

    private String text(int index) {
        String known = kept.get(index);
        if (known != null) {
            return known;
        }
        long from = index == 0 ? 0 : ends[index - 1];
        int length = (int) (ends[index] - from);
        if (from < blockAt || from + length > blockAt + block.length) {
            block = read(from, (int) Math.min(Math.max(length, BLOCK), ends[count - 1] - from));
            blockAt = from;
        }
        String text = new String(block, (int) (from - blockAt), length, StandardCharsets.UTF_8);
        if (length <= LONGEST_KEPT) {
            kept.put(index, text);
        }
        return text;
    }

    private byte[] read(long from, int length) {
        try {
            ByteBuffer into = ByteBuffer.allocate(length);
            while (into.hasRemaining() && file.read(into, from + into.position()) >= 0) {
                // read on until the buffer is full
            }
            return into.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int getCount() {
        return count;
    }

    @Override
    public int getUniqueCount() {
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
