package otklik.ingest.attachment.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InspectorTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    private final Inspector inspector = new Inspector(1_000_000, 500_000, ZoneId.of("Asia/Yekaterinburg"), CLOCK);

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(FileType.JPEG, Files.jpeg(64, 48, 1)),
                Arguments.of(FileType.JPEG, Files.jpeg(64, 48, 6)),
                Arguments.of(FileType.PNG, Files.png(64, 48, 1)),
                Arguments.of(FileType.PNG, Files.png(64, 48, 8)),
                Arguments.of(FileType.GIF, Files.gif(64, 48)),
                Arguments.of(FileType.WEBP, Files.webp(1)),
                Arguments.of(FileType.WEBP, Files.webp(6)),
                Arguments.of(FileType.WEBP, Files.animatedWebp()),
                Arguments.of(FileType.HEIC, Files.heic()),
                Arguments.of(FileType.MP4, Files.mp4()),
                Arguments.of(FileType.MP3, Files.mp3()),
                Arguments.of(FileType.WEBM, Files.webm()),
                Arguments.of(FileType.OGG, Files.ogg()),
                Arguments.of(FileType.PDF, Files.pdf()),
                Arguments.of(FileType.DOCX, Files.docx(Map.of())),
                Arguments.of(FileType.XLSX, Files.xlsx()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldTellTheTypeByTheContentAndKeepNothingOfWhoMadeIt(FileType type, byte[] bytes) throws Unfit {
        Inspection seen = inspector.inspect(bytes);

        assertThat(seen.type()).isEqualTo(type);
        assertThat(new String(seen.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(Files.SECRET, "2024:05:11");
        assertThat(inspector.inspect(seen.bytes()).bytes())
                .as("what is kept is a file of the same type, with nothing more to take out")
                .isEqualTo(seen.bytes());
    }

    static Stream<byte[]> pictures() {
        return Stream.of(Files.jpeg(64, 48, 3), Files.png(64, 48, 1), Files.webp(1), Files.heic());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void shouldReadWhereAndWhenAPictureWasTaken(byte[] bytes) throws Unfit {
        Inspection seen = inspector.inspect(bytes);

        var place = Objects.requireNonNull(seen.position());
        assertThat(place.lat()).isCloseTo(Files.LAT, within(1e-6));
        assertThat(place.lon()).isCloseTo(Files.LON, within(1e-6));
        assertThat(seen.takenAt()).isEqualTo("2024-05-11T05:20:30Z");
        Inspection again = inspector.inspect(seen.bytes());
        assertThat(again.position()).isNull();
        assertThat(again.takenAt()).isNull();
    }

    /** The left half of the picture is red: where it is on the thumbnail says how the picture was turned. */
    @ParameterizedTest
    @CsvSource({"1,320,240,10,120", "2,320,240,310,120", "3,320,240,310,120", "6,240,320,120,10", "8,240,320,120,310"})
    void shouldMakeAThumbnailTheRightWayUp(int orientation, int width, int height, int redX, int redY)
            throws Exception {
        for (byte[] bytes : new byte[][] {Files.jpeg(800, 600, orientation), Files.png(800, 600, orientation)}) {
            Inspection seen = inspector.inspect(bytes);

            BufferedImage small = thumbnail(seen);
            assertThat(small.getWidth()).isEqualTo(width);
            assertThat(small.getHeight()).isEqualTo(height);
            Color red = new Color(small.getRGB(redX, redY));
            assertThat(red.getRed()).isGreaterThan(200);
            assertThat(red.getBlue()).isLessThan(60);
            assertThat(thumbnail(inspector.inspect(seen.bytes())).getWidth())
                    .as("what is kept still says which way up it is")
                    .isEqualTo(width);
        }
    }

    @Test
    void shouldKeepThePixelsAsTheyWere() throws Exception {
        BufferedImage before = picture(Files.jpeg(200, 100, 1));
        BufferedImage after = picture(inspector.inspect(Files.jpeg(200, 100, 1)).bytes());

        assertThat(after.getRGB(0, 0, 200, 100, null, 0, 200)).isEqualTo(before.getRGB(0, 0, 200, 100, null, 0, 200));
    }

    @Test
    void shouldMakeNoThumbnailOfWhatIsTooLargeToDecode() throws Unfit {
        Inspection seen = inspector.inspect(Files.png(900, 800, 1));

        assertThat(seen.thumbnail()).isNull();
        assertThat(seen.width()).isEqualTo(900);
    }

    static Stream<Arguments> unfit() {
        byte[] huge = Files.png(64, 48, 1);
        ByteBuffer.wrap(huge).putInt(16, 50_000).putInt(20, 50_000);
        byte[] hugeJpeg = Files.encoded(Files.halves(16, 16), "jpeg");
        int frame = indexOf(hugeJpeg, new byte[] {(byte) 0xFF, (byte) 0xC0});
        ByteBuffer.wrap(hugeJpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
        return Stream.of(
                Arguments.of(Fault.UNKNOWN_TYPE, new byte[0]),
                Arguments.of(Fault.UNKNOWN_TYPE, Files.ascii("<html><script>alert(1)</script></html>")),
                Arguments.of(Fault.UNKNOWN_TYPE, Files.ascii("<svg xmlns='http://www.w3.org/2000/svg'/>")),
                Arguments.of(Fault.UNKNOWN_TYPE, Files.ascii("\u001AE\u00DF\u00A3B\u0082\u0088matroska")),
                Arguments.of(Fault.UNKNOWN_TYPE, Files.ascii("MZ\u0090\0 a program")),
                Arguments.of(Fault.UNKNOWN_TYPE, Files.zip("AndroidManifest.xml", Map.of())),
                Arguments.of(Fault.DAMAGED, Files.ascii("\u00FF\u00D8\u00FF")),
                Arguments.of(Fault.DAMAGED, Files.ascii("PK\u0003\u0004 and no more")),
                Arguments.of(Fault.TOO_MANY_PIXELS, huge),
                Arguments.of(Fault.TOO_MANY_PIXELS, hugeJpeg),
                Arguments.of(Fault.MACROS, Files.docx(Map.of("word/vbaProject.bin", new byte[3]))),
                Arguments.of(Fault.BOMB, Files.docx(Map.of("word/media/image1.bmp", new byte[20_000_000]))));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void shouldRefuseWhatIsNotToBeKept(Fault fault, byte[] bytes) {
        Unfit unfit = catchThrowableOfType(Unfit.class, () -> inspector.inspect(bytes));

        assertThat(unfit.fault()).isEqualTo(fault);
    }

    @Test
    void shouldKeepAPictureThatIsCutOffAsFarAsItGoes() throws Exception {
        byte[] whole = Files.jpeg(400, 300, 1);

        Inspection seen = inspector.inspect(Files.slice(whole, 0, whole.length - 600));

        assertThat(seen.width()).isEqualTo(400);
        assertThat(seen.bytes()).endsWith(new byte[] {(byte) 0xFF, (byte) 0xD9});
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    private static BufferedImage thumbnail(Inspection seen) throws IOException {
        return picture(Objects.requireNonNull(seen.thumbnail()));
    }

    private static BufferedImage picture(byte[] bytes) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes)));
    }
}
