package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    @Property(seed = "20261126")
    void aValueIsShownAsItIs(@ForAll String value) {
        assertThat(Template.of("<{resolution}>").render(Map.of("resolution", value)))
                .isEqualTo("<" + value + ">");
    }

    @Test
    void shouldTakeAnEscapedBraceAsABrace() {
        assertThat(Template.of("\\{pin\\} \\{{pin}\\}").render(Map.of("pin", "7")))
                .isEqualTo("{pin} {7}");
    }

    @Test
    void shouldLeaveOutWhatItsValueIsEmptyFor() {
        var template =
                Template.of("Taken.\n{#if agency}\nBy {agency}\n{#else}\nBy nobody yet\n{/if}\n{! a remark !}Bye");

        assertThat(template.placeholders()).containsExactly("agency");
        assertThat(template.render(Map.of("agency", "Us"))).isEqualTo("Taken.\nBy Us\nBye");
        assertThat(template.render(Map.of("agency", ""))).isEqualTo("Taken.\nBy nobody yet\nBye");
    }

    @Test
    void shouldAskForSeveralValuesAtOnce() {
        var template = Template.of("{#if agency && !pin}A{#else if pin || code}B{#else}C{/if}");

        assertThat(template.said()).isEmpty();
        assertThat(template.render(Map.of("agency", "x", "pin", "", "code", "")))
                .isEqualTo("A");
        assertThat(template.render(Map.of("agency", "", "pin", "", "code", "x")))
                .isEqualTo("B");
        assertThat(template.render(Map.of("agency", "", "pin", "", "code", ""))).isEqualTo("C");
    }

    @Test
    void shouldEscapeValuesInHtmlAndNothingElse() {
        var template = Template.parseHtml("<b>{resolution}</b>", (line, what) -> {
            throw new AssertionError(what);
        });

        assertThat(template.render(Map.of("resolution", "<script>\"a\" & 'b'\nc")))
                .isEqualTo("<b>&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;<br>\nc</b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a { b", "a } b", "{", "}", "{}", "{Pin}", "{two words}", "{a{b}", "{{pin}}", "{! a"})
    void shouldRefuseABraceThatIsNoPlaceholder(String text) {
        assertThatThrownBy(() -> Template.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What Qute could do and a text for citizens must not: calls, namespaces, other templates, unfinished conditions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{pin.getClass}",
                "{pin.concat(code)}",
                "{data:pin}",
                "{cdi:bean.secret}",
                "{pin ?: 'none'}",
                "{pin or code}",
                "{#include other /}",
                "{#for c in cases}{c}{/for}",
                "{#eval pin /}",
                "{#let a=pin}{a}{/let}",
                "{@java.lang.String pin}",
                "{|pin|}",
                "{#if pin.length > 1}a{/if}",
                "{#if}a{/if}",
                "{#if pin}a",
                "a{/if}",
                "a{#else}b",
                "{pin}\\"
            })
    void shouldRefuseMoreThanPlainValues(String text) {
        assertThatThrownBy(() -> Template.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNameTheLineOfAConditionThatDoesNotEnd() {
        assertThatThrownBy(() -> Template.of("one\ntwo{/if}\nthree"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2: ");
    }
}
