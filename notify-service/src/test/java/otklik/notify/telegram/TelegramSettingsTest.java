package otklik.notify.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelegramSettingsTest {

    @Test
    void shouldReadATokenFromTheEnvironmentWhateverElseIsThere() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(
                        Map.of(
                                "OTKLIK_TELEGRAM_BOTS_REGION_TOKEN", "100:abc",
                                "OTKLIK_TELEGRAM_CHAT_INTERVAL", "PT2S",
                                "OTKLIK_BASE_URL", "http://127.0.0.1:8080"),
                        300))
                .withMapping(TelegramSettings.class)
                .build();

        TelegramSettings settings = config.getConfigMapping(TelegramSettings.class);

        assertThat(settings.bots()).containsOnlyKeys("region");
        assertThat(settings.bots().values().iterator().next().token()).contains("100:abc");
        assertThat(settings.chatInterval()).isEqualTo(Duration.ofSeconds(2));
    }
}
