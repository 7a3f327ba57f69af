package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
    private static final List<String> ALL = List.of("трасс", "м-5", "федеральн дорог", "ёлк", "5-я лин");
    private static final Phrases PHRASES = new Phrases(ALL);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Яма на ТРАССЕ | трасс",
                "трасса | трасс",
                "автотрасса | ",
                "на М-5 и дальше | м-5",
                "(м5) | м-5",
                "м–5 | м-5",
                "2 м, 5 ям | ",
                "М-53 | ",
                "М5а | ",
                "Федеральная   дорога | федеральн дорог",
                "федеральной, дороги | федеральн дорог",
                "федеральная автодорога | ",
                "федеральн | ",
                "Елки | ёлк",
                "ёлка | ёлк",
                "5-я линия | 5-я лин",
                "5я Линия | 5-я лин",
                "15-я линия | ",
            })
    void shouldFindBeginningsOfWords(String text, String expected) {
        var found = PHRASES.in(text);

        assertThat(ALL.stream().filter(phrase -> found.has(phrase)).toList())
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void shouldFindAllPhrasesThatBeginAlike() {
        var found = new Phrases(List.of("дорог", "дорога орск", "дорога оренбург")).in("Дорога Оренбург — Орск");

        assertThat(found.has("дорог")).isTrue();
        assertThat(found.has("дорога оренбург")).isTrue();
        assertThat(found.has("дорога орск")).isFalse();
    }

    @Test
    void shouldFindNothingWhereNothingIsLookedFor() {
        assertThat(new Phrases(List.of()).in("слово").has("слово")).isFalse();
    }

    @Test
    @Timeout(20)
    void shouldTakeTimeInLineWithTheTextHoweverHostile() {
        var phrases = new Phrases(List.of("а б", "аа", "аааааааааааааааааааааааааааааааа б"));
        var hostile = "а" + " ".repeat(200_000) + "а".repeat(200_000) + " а".repeat(100_000) + "İΣ".repeat(50_000);

        assertThatCode(() -> phrases.in(hostile)).doesNotThrowAnyException();
    }
}
