package otklik.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.testkit.message.Marker;
import otklik.testkit.message.RealShapedMessages;
import otklik.testkit.message.TestMessage;

class PersonalDataSearchTest {

    private static final List<TestMessage> MESSAGES = RealShapedMessages.withSeed(3)
            .planting(EnumSet.allOf(Marker.Kind.class), 1)
            .take(50);

    private final PersonalDataSearch search = PersonalDataSearch.of(MESSAGES);

    @ParameterizedTest
    @EnumSource(Marker.Kind.class)
    void shouldFindEveryKindInAMessage(Marker.Kind kind) {
        search.page("raw", MESSAGES.get(7).json());

        assertThat(search.findings())
                .extracting(finding -> finding.marker().kind())
                .contains(kind);
    }

    @Test
    void shouldFindNothingInOtherPeoplesMessages() {
        RealShapedMessages.withSeed(4).take(2000).forEach(message -> search.page("other", message.json()));

        assertThat(search.findings()).isEmpty();
        search.demandNothing();
        assertThat(search.searched()).containsEntry("page other", 2000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldFindWhatIsOnlyEncoded(int before) {
        Marker name = marker(Marker.Kind.NAME);
        byte[] text = ("x".repeat(before) + name.shapes().getFirst() + " и ещё").getBytes(StandardCharsets.UTF_8);

        search.page("url", Base64.getUrlEncoder().encodeToString(text));
        search.page("mime", Base64.getEncoder().encodeToString(text));
        search.page("hex", HexFormat.of().formatHex(text));

        assertThat(search.findings())
                .extracting(Finding::place, Finding::encoding)
                .contains(tuple("page url", "base64"), tuple("page mime", "base64"), tuple("page hex", "hex"));
    }

    @Test
    void shouldFindWhatJsonEscaped() {
        StringBuilder escaped = new StringBuilder();
        marker(Marker.Kind.NAME).shapes().getFirst().chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));

        search.page("escaped", "{\"text\":\"" + escaped + "\"}");

        assertThat(search.findings()).extracting(Finding::encoding).containsExactly("escaped");
    }

    @Test
    void shouldSearchFilesOfAnyEncoding(@TempDir Path folder) throws IOException {
        Marker phone = marker(Marker.Kind.PHONE);
        Files.write(folder.resolve("binary.log"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 13});
        Files.writeString(folder.resolve("service.log"), "INFO started\nWARN " + phone.written() + "\n");

        search.files(folder);

        assertThat(search.findings())
                .extracting(Finding::place, Finding::marker)
                .containsOnly(tuple("file service.log", phone));
    }

    @Test
    void shouldTellPlacesAndNeverValues() {
        Marker email = marker(Marker.Kind.EMAIL);
        search.page("metrics", "x{address=\"" + email.written() + "\"} 1");

        assertThatThrownBy(search::demandNothing)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("page metrics, plain: 1, for example EMAIL-")
                .hasMessageNotContaining(email.written());
    }

    @Test
    void shouldFindOverlappingNeedles() {
        List<Integer> found = new ArrayList<>();

        Needles.ofTexts(List.of("he", "she", "his", "hers", ""))
                .in("ushers".getBytes(StandardCharsets.US_ASCII), found::add);

        assertThat(found).containsExactlyInAnyOrder(0, 1, 3);
    }

    private static Marker marker(Marker.Kind kind) {
        return MESSAGES.getFirst().planted().stream()
                .filter(marker -> marker.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
