package otklik.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void shouldContainWhatSharesItsPrefix() throws UnknownHostException {
        Networks.Network ten = Networks.Network.parse("10.0.0.0/8");
        Networks.Network local = Networks.Network.parse("fc00::/7");

        assertThat(ten.contains(InetAddress.getByName("10.200.3.4"))).isTrue();
        assertThat(ten.contains(InetAddress.getByName("11.0.0.1"))).isFalse();
        assertThat(ten.contains(InetAddress.getByName("fd00::1"))).isFalse();
        assertThat(local.contains(InetAddress.getByName("fd00::1"))).isTrue();
    }

    @Test
    void shouldNameTheKeyWhenItIsNoNetwork() {
        assertThatThrownBy(() -> Networks.Network.parse("example.org/8"))
                .hasMessageContaining("otklik.webhook.allowed-networks")
                .hasMessageContaining("10.0.0.0/8");
    }
}
