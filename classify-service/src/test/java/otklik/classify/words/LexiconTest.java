package otklik.classify.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexiconTest {
    @Test
    void shouldFindWholeWordsBeginningsAndPhrases() {
        Lexicon lexicon = lexicon("gas: газ газов*", "breath: не_дыш* без_сознания");

        assertThat(find(lexicon, "газ газовый газета не дышит без сознания дышит"))
                .containsExactly("gas@0", "gas@1", "breath@4", "breath@6");
    }

    @Test
    void shouldFindEveryListThatWordIsIn() {
        Lexicon lexicon = lexicon("a: пожар*", "b: пожар пожарн*");

        assertThat(find(lexicon, "пожар пожарные")).containsExactlyInAnyOrder("a@0", "b@0", "a@1", "b@1");
    }

    @Test
    void shouldFindEveryEntryOfManyEntries() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            lines.add("list" + i + ": " + letters(i));
        }
        Lexicon lexicon = lexicon(lines.toArray(String[]::new));

        for (int i = 0; i < 1500; i++) {
            assertThat(find(lexicon, letters(i))).containsExactly("list" + i + "@0");
        }
    }

    private static String letters(int number) {
        return "" + (char) ('а' + number / 400) + (char) ('а' + number / 20 % 20) + (char) ('а' + number % 20);
    }

    @Test
    void shouldFindPhraseOfMoreThanTwoWords() {
        Lexicon lexicon = lexicon("p: до_сих_пор");

        assertThat(find(lexicon, "сих пор до сих пор")).containsExactly("p@4");
    }

    @Test
    void shouldFindPhraseInEachOfItsForms() {
        Lexicon lexicon = lexicon("open: нет|без_люка|крышк*");

        assertThat(find(lexicon, "нет крышки. люка. без люка. нет без")).containsExactly("open@1", "open@4");
    }

    @Test
    void shouldRefuseEntryThatNoTextCanHold() {
        assertThatThrownBy(() -> lexicon("a: ёлка")).hasMessageContaining("ёлка");
        assertThatThrownBy(() -> lexicon("a: не__дыш*")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lexicon("a: д*м")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseLineThatIsNoList() {
        assertThatThrownBy(() -> lexicon("просто слова")).hasMessageContaining("name: words");
        assertThatThrownBy(() -> lexicon("a: х", "a: у")).hasMessageContaining("twice");
    }

    private static Lexicon lexicon(String... lines) {
        return new Lexicon(WordLists.parse(List.of(lines)));
    }

    private static List<String> find(Lexicon lexicon, String text) {
        Words words = new Words();
        words.read(text);
        Lexicon.Hits hits = new Lexicon.Hits();
        lexicon.find(words, hits);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            found.add(lexicon.names().get(hits.list(i)) + "@" + hits.word(i));
        }
        return found;
    }
}
