package otklik.classify.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words words = new Words();

    @Test
    void shouldReadWordsInLowerCaseWithoutYo() {
        assertThat(read("Ёлка СТОИТ 15 дней")).containsExactly("елка", "стоит", "0", "дней");
    }

    @Test
    void shouldEndSentenceAtMarksLinesAndBreaks() {
        words.read("Яма. Лёд! Когда?\nЖду<br>ответа");

        assertThat(words.sentences()).isEqualTo(5);
        assertThat(words.markOf(0)).isEqualTo('.');
        assertThat(words.markOf(1)).isEqualTo('!');
        assertThat(words.markOf(2)).isEqualTo('?');
        assertThat(words.sentenceOf(4)).isEqualTo(4);
    }

    @Test
    void shouldNotEndSentenceAfterShortenedWordOrInNumber() {
        words.read("на ул. Садовой в д. 5 с 10.30 темно");

        assertThat(words.sentences()).isEqualTo(1);
    }

    @Test
    void shouldReadQuestionAmongOtherMarksAsQuestion() {
        words.read("Когда!?");

        assertThat(words.markOf(0)).isEqualTo('?');
    }

    @Test
    void shouldReadMasksAndEmojisAsWords() {
        assertThat(read("<PHONE> 🙏🏻 ❤")).containsExactly("<phone", "🙏", "❤");
    }

    @Test
    void shouldEndForAnyText() {
        assertThat(read("<<".repeat(50_000))).isEmpty();
        assertThat(read("ж".repeat(256 * 1024))).containsExactly("ж".repeat(40));
        assertThat(read("\uD83D<\uD83D")).isNotNull();
        assertThat(read("а. ".repeat(50_000))).hasSize(50_000);
    }

    private List<String> read(String text) {
        words.read(text);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            read.add(words.word(i));
        }
        return read;
    }
}
