package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    @Test
    void shouldFillEveryPlace() {
        var template = Template.of("Number {reference}, again {reference}: {agency}.");

        assertThat(template.placeholders()).containsExactlyInAnyOrder("reference", "agency");
        assertThat(template.render(Map.of("reference", "AB", "agency", "Us", "pin", "1")))
                .isEqualTo("Number AB, again AB: Us.");
    }

    @Test
    void shouldThrowOnAMissingVariableAndNameIt() {
        var template = Template.of("{reference} {pin}");

        assertThatThrownBy(() -> template.render(Map.of("reference", "AB")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no value for {pin}");
    }

    @Test
    void shouldNeverReadAValueForPlaceholders() {
        assertThat(Template.of("{resolution}").render(Map.of("resolution", "{pin} }{ {{")))
                .isEqualTo("{pin} }{ {{");
    }

    @Test
    void shouldTakeADoubledBraceAsABrace() {
        assertThat(Template.of("{{pin}} {{{pin}}}").render(Map.of("pin", "7"))).isEqualTo("{pin} {7}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a { b", "a } b", "{", "}", "{}", "{Pin}", "{two words}", "{a{b}"})
    void shouldRefuseABraceThatIsNoPlaceholder(String text) {
        assertThatThrownBy(() -> Template.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
