package otklik.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void shouldShowMarkupAsTheTextThatItIs() {
        assertThat(Html.page("<script>alert('1')</script> & more", "en"))
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; more")
                .doesNotContain("<script>");
    }

    @Test
    void shouldLinkAddressesWithoutTheSentencesEnd() {
        assertThat(Html.page("See https://a.example/x?y=1&z=2. Thanks", "en"))
                .contains("<a href=\"https://a.example/x?y=1&amp;z=2\">https://a.example/x?y=1&amp;z=2</a>. Thanks");
    }

    @Test
    void shouldKeepLines() {
        assertThat(Html.page("one\ntwo", "ru")).contains("lang=\"ru\"", "one<br>\ntwo");
    }
}
