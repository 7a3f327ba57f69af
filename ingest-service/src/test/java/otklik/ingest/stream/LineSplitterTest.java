package otklik.ingest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplitterTest {
    private static final int LIMIT = 10;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void shouldFindTheSameLinesHoweverTheyAreCutIntoParts(int part) {
        String text = "one\n\r\ntwo\r\n0123456789\n0123456789X\n" + "long".repeat(50) + "\nafter\nlast";

        assertThat(lines(text.getBytes(UTF_8), part))
                .containsExactly("1 one", "2 ", "3 two", "4 0123456789", "5 !", "6 !", "7 after", "8 last");
    }

    @Test
    void shouldCallAnEndlessLastLineTooLong() {
        assertThat(lines("a\n01234567890123".getBytes(UTF_8), 5)).containsExactly("1 a", "2 !");
    }

    @Test
    void shouldFindNothingInNothing() {
        assertThat(lines(new byte[0], 1)).isEmpty();
    }

    @Test
    void shouldAgreeWithASimpleSplitOnAnyBytes() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                text.append(random.nextInt(6) == 0 ? '\n' : (char) ('a' + random.nextInt(3)));
            }
            List<String> expected = new ArrayList<>();
            String[] pieces = text.toString().split("\n", -1);
            for (int i = 0; i < pieces.length; i++) {
                if (i < pieces.length - 1 || !pieces[i].isEmpty()) {
                    expected.add((i + 1) + " " + (pieces[i].length() > LIMIT ? "!" : pieces[i]));
                }
            }
            assertThat(lines(text.toString().getBytes(UTF_8), 1 + random.nextInt(40)))
                    .isEqualTo(expected);
        }
    }

    private static List<String> lines(byte[] bytes, int part) {
        LineSplitter splitter = new LineSplitter(LIMIT);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += part) {
            splitter.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + part)));
            for (var found = splitter.next(); found != LineSplitter.Found.NOTHING; found = splitter.next()) {
                lines.add(said(splitter, found));
            }
        }
        var last = splitter.last();
        if (last != LineSplitter.Found.NOTHING) {
            lines.add(said(splitter, last));
        }
        return lines;
    }

    private static String said(LineSplitter splitter, LineSplitter.Found found) {
        return splitter.number() + " "
                + (found == LineSplitter.Found.TOO_LONG
                        ? "!"
                        : new String(splitter.bytes(), splitter.lineStart(), splitter.lineLength(), UTF_8));
    }
}
