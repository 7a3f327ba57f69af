package otklik.ingest.attachment.content;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files of every type that is taken, each with a word in it that must not be kept. */
public final class Files {
    /** Planted wherever a format has room for what nobody is to read. */
    public static final String SECRET = "SECRET-OWNER-NAME";

    /** Where and when the pictures say that they were taken: 51°46'30"N 55°06'00"E, 11 May 2024, 10:20:30 without a zone. */
    public static final double LAT = 51.775;

    public static final double LON = 55.1;

    private Files() {}

    /** A picture whose left half is red and whose right half is blue. */
    static BufferedImage halves(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width - width / 2, height);
        canvas.dispose();
        return picture;
    }

    static byte[] encoded(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** With EXIF, a comment, XMP, and something behind its end. */
    public static byte[] jpeg(int width, int height, int orientation) {
        byte[] plain = encoded(halves(width, height), "jpeg");
        return joined(
                slice(plain, 0, 2),
                segment(0xE1, joined(ascii("Exif\0\0"), exif(orientation))),
                segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0" + SECRET)),
                segment(0xED, ascii("Photoshop 3.0\0" + SECRET)),
                segment(0xFE, ascii(SECRET)),
                slice(plain, 2, plain.length),
                ascii(SECRET));
    }

    private static byte[] segment(int marker, byte[] data) {
        return joined(
                new byte[] {(byte) 0xFF, (byte) marker, (byte) ((data.length + 2) >> 8), (byte) (data.length + 2)},
                data);
    }

    /** TIFF, big-endian: orientation, maker, place, time. */
    static byte[] exif(int orientation) {
        byte[] maker = ascii(SECRET + "\0");
        byte[] taken = ascii("2024:05:11 10:20:30\0");
        int directory = 8 + 2 + 4 * 12 + 4;
        int makerAt = directory;
        int subAt = makerAt + maker.length + (maker.length & 1);
        int takenAt = subAt + 2 + 12 + 4;
        int gpsAt = takenAt + taken.length;
        int latAt = gpsAt + 2 + 4 * 12 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(latAt + 48);
        tiff.put(ascii("MM")).putShort((short) 42).putInt(8);
        tiff.putShort((short) 4);
        entry(tiff, 0x010F, 2, maker.length, makerAt);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        entry(tiff, 0x8769, 4, 1, subAt);
        entry(tiff, 0x8825, 4, 1, gpsAt);
        tiff.putInt(0);
        tiff.position(makerAt).put(maker);
        tiff.position(subAt).putShort((short) 1);
        entry(tiff, 0x9003, 2, taken.length, takenAt);
        tiff.putInt(0).put(taken);
        tiff.position(gpsAt).putShort((short) 4);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put(ascii("N\0\0\0"));
        entry(tiff, 2, 5, 3, latAt);
        tiff.putShort((short) 3).putShort((short) 2).putInt(2).put(ascii("E\0\0\0"));
        entry(tiff, 4, 5, 3, latAt + 24);
        tiff.putInt(0);
        for (int part : new int[] {51, 46, 30, 55, 6, 0}) {
            tiff.putInt(part).putInt(1);
        }
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** With texts, EXIF and a chunk that nobody knows. */
    static byte[] png(int width, int height, int orientation) {
        byte[] plain = encoded(halves(width, height), "png");
        int afterHeader = 8 + 25;
        return joined(
                slice(plain, 0, afterHeader),
                chunk("tEXt", ascii("Author\0" + SECRET)),
                chunk("eXIf", exif(orientation)),
                chunk("prVt", ascii(SECRET)),
                slice(plain, afterHeader, plain.length),
                ascii(SECRET));
    }

    static byte[] chunk(String name, byte[] data) {
        byte[] named = joined(ascii(name), data);
        CRC32 crc = new CRC32();
        crc.update(named);
        return joined(
                ByteBuffer.allocate(4).putInt(data.length).array(),
                named,
                ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** With a comment. */
    static byte[] gif(int width, int height) {
        byte[] plain = encoded(halves(width, height), "gif");
        return joined(
                slice(plain, 0, plain.length - 1),
                new byte[] {0x21, (byte) 0xFE, (byte) SECRET.length()},
                ascii(SECRET),
                new byte[] {0, 0x3B});
    }

    /** A canvas of 400 × 300 with one small lossless frame, EXIF and XMP. */
    static byte[] webp(int orientation) {
        byte[] canvas = {0x0C, 0, 0, 0, (byte) (399 & 0xFF), 399 >> 8, 0, (byte) (299 & 0xFF), 299 >> 8, 0};
        byte[] frame = {0x2F, 0, 0, 0, 0, (byte) 0x88, (byte) 0x88, 8};
        byte[] chunks = joined(
                riff("VP8X", canvas),
                riff("VP8L", frame),
                riff("EXIF", exif(orientation)),
                riff("XMP ", ascii(SECRET)));
        return joined(ascii("RIFF"), little(4 + chunks.length), ascii("WEBP"), chunks);
    }

    /** A film of one frame, in which somebody put XMP beside the picture. */
    static byte[] animatedWebp() {
        byte[] canvas = {0x02, 0, 0, 0, 1, 0, 0, 1, 0, 0};
        byte[] frame = {0x2F, 1, 0x40, 0, 0, (byte) 0x88, (byte) 0x88, 8};
        byte[] chunks = joined(
                riff("VP8X", canvas),
                riff("ANIM", new byte[6]),
                riff("ANMF", joined(new byte[16], riff("VP8L", frame), riff("XMP ", ascii(SECRET)))));
        return joined(ascii("RIFF"), little(4 + chunks.length), ascii("WEBP"), chunks);
    }

    private static byte[] riff(String name, byte[] data) {
        return joined(ascii(name), little(data.length), data, new byte[data.length & 1]);
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    /** A picture of 640 × 480 without pixels, with an item for EXIF. */
    static byte[] heic() {
        byte[] block = joined(new byte[4], exif(1));
        byte[] type = box("ftyp", ascii("heic\0\0\0\0mif1heic"));
        byte[] infe = box("infe", joined(new byte[] {2, 0, 0, 0, 0, 7, 0, 0}, ascii("Exif\0")));
        byte[] iinf = box("iinf", joined(new byte[] {0, 0, 0, 0, 0, 1}, infe));
        byte[] ispe = box(
                "ispe",
                ByteBuffer.allocate(12).putInt(0).putInt(640).putInt(480).array());
        byte[] iprp = box("iprp", box("ipco", ispe));
        int ilocLength = 8 + 4 + 2 + 2 + 2 + 2 + 2 + 8;
        int metaLength = 8 + 4 + iinf.length + iprp.length + ilocLength;
        int at = type.length + metaLength + 8;
        byte[] iloc = box(
                "iloc",
                ByteBuffer.allocate(ilocLength - 8)
                        .putInt(0)
                        .putShort((short) 0x4400)
                        .putShort((short) 1)
                        .putShort((short) 7)
                        .putShort((short) 0)
                        .putShort((short) 1)
                        .putInt(at)
                        .putInt(block.length)
                        .array());
        return joined(type, box("meta", joined(new byte[4], iinf, iprp, iloc)), box("mdat", block));
    }

    /** With user data, and with a track of places beside the film. */
    static byte[] mp4() {
        byte[] film = box("trak", box("mdia", box("hdlr", ascii("\0\0\0\0\0\0\0\0vide\0\0\0\0"))));
        byte[] places = box(
                "trak",
                joined(box("mdia", box("hdlr", ascii("\0\0\0\0\0\0\0\0meta\0\0\0\0"))), box("edts", ascii(SECRET))));
        byte[] said = box("udta", box("\u00A9xyz", ascii(SECRET)));
        return joined(
                box("ftyp", ascii("isom\0\0\0\0mp42")),
                box("moov", joined(film, places, said, box("meta", ascii(SECRET)))),
                box("mdat", ascii("film film film")));
    }

    static byte[] box(String name, byte[] data) {
        return joined(
                ByteBuffer.allocate(4).putInt(8 + data.length).array(),
                name.getBytes(StandardCharsets.ISO_8859_1),
                data);
    }

    /** Tags before and behind the sound. */
    static byte[] mp3() {
        byte[] tag = ascii(SECRET);
        byte[] before = joined(ascii("ID3"), new byte[] {4, 0, 0, 0, 0, 0, (byte) tag.length}, tag);
        byte[] sound = new byte[417];
        sound[0] = (byte) 0xFF;
        sound[1] = (byte) 0xFB;
        sound[2] = (byte) 0x90;
        byte[] behind = ByteBuffer.allocate(128).put(ascii("TAG" + SECRET)).array();
        return joined(before, sound, sound, behind);
    }

    /** What a browser's recorder begins with. */
    static byte[] webm() {
        return joined(
                ascii("\u001AE\u00DF\u00A3\u009FB\u0086\u0081\1B\u00F7\u0081\1B\u0082\u0084webmB\u0087\u0081\4"),
                new byte[40]);
    }

    public static byte[] ogg() {
        byte[] page = new byte[27];
        System.arraycopy(ascii("OggS"), 0, page, 0, 4);
        page[26] = 1;
        return joined(page, new byte[] {19}, ascii("OpusHead"), new byte[11]);
    }

    static byte[] pdf() {
        return ascii("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");
    }

    static byte[] docx(Map<String, byte[]> further) {
        return zip("word/document.xml", further);
    }

    static byte[] xlsx() {
        return zip("xl/workbook.xml", Map.of());
    }

    static byte[] zip(String main, Map<String, byte[]> further) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "[Content_Types].xml", ascii("<Types/>"));
            put(zip, main, ascii("<document/>"));
            for (var entry : further.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] data) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(data);
        zip.closeEntry();
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
