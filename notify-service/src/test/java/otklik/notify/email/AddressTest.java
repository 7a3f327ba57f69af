package otklik.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@mail.example", "first.last+tag@sub.mail.example", "o'neill@mail.example"})
    void shouldKeepWhatIsAnAddress(String text) {
        assertThat(Address.parse(text)).map(Address::text).hasValue(text);
    }

    @Test
    void shouldWriteAnInternationalDomainAsMailProgramsDo() {
        assertThat(Address.parse("a@ПОЧТА.рф")).map(Address::domain).hasValue("xn--80a1acny.xn--p1ai");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@",
                "@mail.example",
                "a@mail",
                "a b@mail.example",
                "a@mail.example\r\nBcc: b@mail.example",
                "a\n@mail.example",
                "a@mail.example>",
                "\"a b\"@mail.example",
                "a,b@mail.example",
                "почта@mail.example",
                "a@-mail-.example",
                "a@mail..example"
            })
    void shouldRefuseWhatCouldBeReadAsMore(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @Test
    void shouldShowNothingOfItself() {
        assertThat(Address.parse("reader@mail.example").orElseThrow().toString())
                .doesNotContain("reader", "mail");
    }
}
