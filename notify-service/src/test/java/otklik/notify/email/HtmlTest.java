package otklik.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void shouldShowMarkupAsTheTextThatItIs() {
        assertThat(Html.of("<script>alert('1')</script> & more"))
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; more")
                .doesNotContain("<script>");
    }

    @Test
    void shouldLinkAddressesWithoutTheSentencesEnd() {
        assertThat(Html.of("See <https://a.example/x?y=1&z=2>. Thanks"))
                .isEqualTo(
                        "See &lt;<a href=\"https://a.example/x?y=1&amp;z=2\">https://a.example/x?y=1&amp;z=2</a>&gt;. Thanks");
        assertThat(Html.of("See https://a.example/x.")).endsWith("https://a.example/x</a>.");
    }

    @Test
    void shouldKeepLines() {
        assertThat(Html.page(Html.of("one\ntwo"), "ru")).contains("lang=\"ru\"", "one<br>\ntwo");
    }
}
