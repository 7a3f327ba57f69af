package otklik.classify.mask;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MaskerFuzzTest {
    @Property(seed = "1")
    void shouldTakeAnyText(@ForAll String text) {
        assertThat(new Masker().mask(text).text()).isNotNull();
    }
}
