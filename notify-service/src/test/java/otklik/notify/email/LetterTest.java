package otklik.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LetterTest {
    private final Letter letter = letter();

    @Test
    void shouldBeBegunWhenItsTextIsRead() {
        assertThat(letter.isBegun()).isFalse();

        assertThat(letter.getText()).isEqualTo("text");

        assertThat(letter.isBegun()).isTrue();
        assertThat(letter.holdBack()).isFalse();
    }

    @Test
    void shouldNotGoWhenItWasHeldBack() {
        assertThat(letter.holdBack()).isTrue();

        assertThatThrownBy(letter::getText).isInstanceOf(IllegalStateException.class);
        assertThat(letter.isBegun()).isFalse();
    }

    private static Letter letter() {
        Letter letter = new Letter();
        letter.setText("text");
        return letter;
    }
}
