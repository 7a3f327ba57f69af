package otklik.notify.vk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VkAddressTest {

    @Test
    void shouldReadWhatIngestWrites() {
        assertThat(VkAddress.parse("42")).isEqualTo(new VkAddress.Person(42));
        assertThat(VkAddress.parse("-77:5:9:42")).isEqualTo(new VkAddress.Wall(-77, 5, 9, 42));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-42", "a", "-77:5:9", "-77:5:9:42:1", "1234567890123456789012"})
    void shouldQuoteNoAddressThatItDoesNotUnderstand(String address) {
        assertThatThrownBy(() -> VkAddress.parse(address)).hasMessage("an address of VK of unknown form");
    }
}
