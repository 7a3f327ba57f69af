package otklik.classify.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import otklik.classify.bench.HostileInputs;

/** What holds for every text: any characters, and pieces that tempt the patterns, in any order. */
class MaskerFuzzTest {
    private static final List<String> WORDS = List.of(
            " ",
            " ",
            " ",
            ", ",
            ". ",
            "-",
            "/",
            "\n",
            "Иванов",
            "Петрова",
            "Иван",
            "Анна",
            "Петрович",
            "Сергеевна",
            "оглы",
            "И",
            "О",
            "А.",
            "улица",
            "Мира",
            "дом",
            "д.",
            "кв.",
            "квартира",
            "квартиры",
            "5",
            "12",
            "40",
            "2022",
            "8",
            "912",
            "345",
            "67",
            "89",
            "123456",
            "5304",
            "79123456789",
            "4111111111111111",
            "11223344595",
            "500100732259",
            "тел.",
            "звоните",
            "паспорт",
            "номер",
            "№",
            "снилс",
            "инн",
            "серия",
            "ivan",
            "@",
            "mail.ru",
            "собака",
            "точка",
            "ru",
            "http://",
            "vk.com/",
            "id12345",
            "[id5|",
            "]",
            "(",
            ")",
            "+",
            "этаж",
            "градусов",
            "и",
            "в",
            "м",
            "год",
            "восемь",
            "девятьсот",
            "двадцать",
            "один",
            "ноль",
            "<NAME>",
            "<PHONE>",
            "<FLAT>",
            "<",
            ">",
            "\u200B",
            "\u0301",
            "\uD83D\uDE00",
            "О",
            "о",
            "«",
            "»",
            "\"");

    private final Masker masker = new Masker();

    @Property(tries = 3000, seed = "11", shrinking = ShrinkingMode.BOUNDED)
    void shouldChangeNothingOutsideOfSpans(@ForAll("texts") String text) {
        MaskedText masked = masker.mask(text);

        assertThat(standIn(text, leftovers(masked.text())))
                .as("the parts between tokens stand in the text")
                .isTrue();
        assertThat(tokens(masked.text()) - tokens(text)).isLessThanOrEqualTo(sum(masked.counts()));
    }

    @Property(tries = 3000, seed = "12", shrinking = ShrinkingMode.BOUNDED)
    void shouldFindNothingMoreInWhatItMasked(@ForAll("texts") String text) {
        MaskedText once = masker.mask(text);

        MaskedText twice = masker.mask(once.text());

        assertThat(twice.text()).isEqualTo(once.text());
        assertThat(twice.counts()).isEmpty();
    }

    @Property(tries = 1000, seed = "13", shrinking = ShrinkingMode.BOUNDED)
    void shouldGiveTheSameFromAnUsedMaskerAsFromANewOne(@ForAll("texts") String text) {
        MaskedText used = masker.mask(text);

        assertThat(new Masker().mask(text)).isEqualTo(used);
    }

    @Property(tries = 500, seed = "14", shrinking = ShrinkingMode.BOUNDED)
    void shouldStillFindThePhoneBehindAnyText(@ForAll("texts") String text) {
        MaskedText masked = masker.mask(text + "\n\nмой телефон: +7 (912) 345-67-89");

        assertThat(masked.text()).endsWith("мой телефон: <PHONE>");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(WORDS).list().ofMaxSize(24).map(list -> String.join("", list));
        Arbitrary<String> spaced = Arbitraries.of(WORDS).list().ofMaxSize(24).map(list -> String.join(" ", list));
        Arbitrary<String> hostile = Arbitraries.of(
                        List.copyOf(HostileInputs.pieces().values()))
                .list()
                .ofMaxSize(24)
                .map(list -> String.join("", list));
        return Arbitraries.oneOf(words, words, spaced, hostile, Arbitraries.strings());
    }

    private static List<String> leftovers(String masked) {
        return List.of(masked.split("<(?:PHONE|EMAIL|URL|CARD|SNILS|INN|PASSPORT|FLAT|NAME)>", -1));
    }

    /** Do the parts stand in the text in their order, the first at its beginning and the last at its end? */
    private static boolean standIn(String text, List<String> parts) {
        if (!text.startsWith(parts.getFirst()) || !text.endsWith(parts.getLast())) {
            return false;
        }
        int from = 0;
        for (String part : parts) {
            int at = text.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    private static int tokens(String text) {
        return leftovers(text).size() - 1;
    }

    private static int sum(Map<PersonalData, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
