package otklik.classify.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import otklik.contracts.Location;

class QuestionCheckTest {
    private final QuestionCheck check = new QuestionCheck("orsk"::equals);

    @Test
    void shouldTakeWhatIsBlankForAbsent() {
        Question checked = check.check(new Question("Яма", new Location(null, null, " "), ""));

        assertThat(checked).isEqualTo(new Question("Яма", new Location(null, null, null), null));
    }

    @Test
    void shouldMendWhatCannotBeWritten() {
        Question checked = check.check(new Question("a\0b\uD83D\uDE00c\uD800d\uDC00", null, null));

        assertThat(checked.text()).isEqualTo("a\uFFFDb\uD83D\uDE00c\uFFFDd\uFFFD");
    }

    @Test
    void shouldPrintNothingOfTheText() {
        assertThat(new Question("Яма", null, null)).hasToString("Question[text=3 characters]");
    }
}
