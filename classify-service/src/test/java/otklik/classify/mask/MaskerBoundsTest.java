package otklik.classify.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pattern of quadratic cost would need minutes for these texts; the limit is there to end the test, not to measure. */
class MaskerBoundsTest {
    private static final int LONGEST = 256 * 1024;
    private static final Duration ENDLESS = Duration.ofSeconds(20);

    private final Masker masker = new Masker();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "а",
                "1",
                "1 ",
                "1-",
                "(",
                "+7",
                "@",
                "a@",
                "a.",
                "a@a.",
                ".",
                "http://",
                "www.",
                "a/",
                "кв. ",
                "кв 1,",
                "кв.5 и ",
                "квартиры 1, ",
                "Иван ",
                "Иванович ",
                "Иван Иванович ",
                "И. ",
                "А.",
                "[id1|",
                "<",
                "<NAME",
                "ул 5-",
                "8 912 ",
                "5304 № ",
                "паспорт ",
                "тел ",
                "\u200B",
                "\uD83D",
                "8\u200B",
                "9О",
                "id1",
                "О",
                "4111 ",
                "\n",
                "ович",
                " собака",
                "н"
            })
    void shouldStayLinearWhenOnePieceFillsTheText(String piece) {
        String text = piece.repeat(LONGEST / piece.length());

        Assertions.assertTimeoutPreemptively(ENDLESS, () -> masker.mask(text));
    }

    @Test
    void shouldTakeAnyMixtureOfPieces() {
        String[] pieces = {
            "кв",
            ".",
            " ",
            "12",
            "8",
            "912",
            "-",
            "(",
            ")",
            "+",
            "@",
            "a",
            "mail",
            ".ru",
            "Иван",
            "Иванович",
            "ова",
            "И",
            ",",
            "и",
            "№",
            "паспорт",
            "/",
            "\u200B",
            "О",
            "<",
            ">",
            "[id",
            "|",
            "]",
            "\n",
            "http",
            "://",
            "ул",
            "\uD835\uDFD6",
            "\uDE00",
            "5",
            "собака",
            "номер",
            "тел"
        };
        Random random = new Random(5);
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }

            MaskedText once = masker.mask(text.toString());

            assertThat(once.text()).isNotNull();
            assertThat(masker.mask(text.toString())).isEqualTo(once);
        }
    }

    @Test
    void shouldFindThePhoneBehindAVeryLongText() {
        String text = "х ".repeat(LONGEST / 2 - 20) + "8 912 345 67 89";

        assertThat(masker.mask(text).text()).endsWith("х <PHONE>");
    }
}
