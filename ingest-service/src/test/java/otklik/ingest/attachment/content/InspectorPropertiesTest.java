package otklik.ingest.attachment.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are, what comes of them is a file that is kept or a reason why not. */
class InspectorPropertiesTest {
    private static final List<byte[]> WHOLE = List.of(
            Files.jpeg(64, 48, 6),
            Files.png(64, 48, 8),
            Files.gif(64, 48),
            Files.webp(6),
            Files.animatedWebp(),
            Files.webm(),
            Files.heic(),
            Files.mp4(),
            Files.mp3(),
            Files.ogg(),
            Files.docx(Map.of()),
            Files.xlsx());
    private static final List<String> BEGINNINGS = List.of(
            "\u00FF\u00D8\u00FF\u00E1\0\20Exif\0\0MM\0*",
            "\u00FF\u00D8\u00FF\u00C0",
            "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR",
            "GIF89a",
            "RIFF\0\0\0\0WEBPVP8X",
            "\0\0\0\20ftypheic",
            "\0\0\0\20ftypisom",
            "OggS",
            "ID3",
            "%PDF-",
            "PK\u0003\u0004");

    private final Inspector inspector = new Inspector(
            1_000_000, 1_000_000, ZoneOffset.UTC, Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));

    @Property(tries = 2_000, seed = "20260601")
    void shouldLiveWithAnyBytesBehindAnyBeginning(
            @ForAll("beginnings") String beginning, @ForAll @Size(max = 600) byte[] rest) {
        look(Files.joined(Files.ascii(beginning), rest));
    }

    @Property(tries = 3_000, seed = "20260602")
    void shouldLiveWithFilesThatWereChangedAnywhere(
            @ForAll("whole") byte[] whole,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 1_000_000) Integer> places,
            @ForAll @Size(12) byte[] values) {
        byte[] changed = whole.clone();
        for (int i = 0; i < places.size(); i++) {
            changed[places.get(i) % changed.length] = values[i];
        }

        look(changed);
    }

    @Property(tries = 1_500, seed = "20260603")
    void shouldKeepNoSecretOfAFileThatIsCutOff(
            @ForAll("whole") byte[] whole, @ForAll @IntRange(max = 1_000_000) int end) {
        byte[] kept = look(Files.slice(whole, 0, end % whole.length));

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(Files.SECRET);
    }

    @Property(tries = 500, seed = "20260604")
    void shouldReadNothingOrSomethingPossibleOutOfGarbageInExif(@ForAll @Size(max = 400) byte[] garbage) throws Unfit {
        byte[] tiff = Files.joined(Files.ascii("MM\0*\0\0\0\10"), garbage);
        var place = Exif.position(tiff);

        assertThat(Exif.orientation(tiff)).isBetween(1, 8);
        assertThat(place == null || Math.abs(place.lat()) <= 90 && Math.abs(place.lon()) <= 180)
                .isTrue();
    }

    /** What is kept; nothing of what is refused. Any other end is the test's. */
    private byte[] look(byte[] bytes) {
        try {
            return inspector.inspect(bytes).bytes();
        } catch (Unfit e) {
            assertThat(e.fault()).isNotNull();
            return new byte[0];
        }
    }

    @Provide
    Arbitrary<String> beginnings() {
        return Arbitraries.of(BEGINNINGS);
    }

    @Provide
    Arbitrary<byte[]> whole() {
        return Arbitraries.of(WHOLE);
    }
}
