package otklik.ingest.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.ingest.message.Refused;

class FormTest {
    @Test
    void shouldReadWhatClientsEncodeInTheirWays() throws Refused {
        Form form = Form.read("description=%D0%AF%D0%BC%D0%B0+%26+%F0%9F%98%80&lat=51.7&email=&long"
                + "&attribute[leaf]=potholes&attribute%5Bmany%5D%5B%5D=a&attribute[many][]=b&raw=яма😀");

        assertThat(form.text("description")).isEqualTo("Яма & 😀");
        assertThat(form.text("email")).isNull();
        assertThat(form.text("long")).isNull();
        assertThat(form.all("attribute[leaf]")).containsExactly("potholes");
        assertThat(form.all("attribute[many]")).containsExactly("a", "b");
        assertThat(form.text("raw")).isEqualTo("яма😀");
    }

    @Test
    void shouldTakeListsWithCommasAndAsRepeatedNames() throws Refused {
        assertThat(Form.read("status=open,+closed&status=open").list("status")).containsExactly("open", "closed");
    }

    @Test
    void shouldPreferTheBodyToTheQuery() throws Refused {
        Form both = Form.read("a=body").and(Form.read("a=query&b=query"));

        assertThat(both.text("a")).isEqualTo("body");
        assertThat(both.text("b")).isEqualTo("query");
    }

    @ParameterizedTest
    @CsvSource({"50% of the road, 50% of the road", "%, %", "%4, %4", "%zz, %zz", "100%+%25, 100% %"})
    void shouldTakeAPercentSignThatEscapesNothingForOne(String sent, String meant) throws Refused {
        assertThat(Form.read("a=" + sent).text("a")).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%ff%fe", "a=%ED%A0%80", "%ff=1"})
    void shouldRefuseWhatIsNotUtf8(String broken) {
        assertThatThrownBy(() -> Form.read(broken)).isInstanceOf(Refused.class);
    }

    @Test
    void shouldRefuseAbsurdlyManyPairs() {
        assertThatThrownBy(() -> Form.read("a=1&".repeat(2_000))).isInstanceOf(Refused.class);
    }
}
