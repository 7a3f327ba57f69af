package otklik.notify.wish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what citizens want to hear later is told. */
@ConfigMapping(prefix = "otklik.wish")
public interface WishSettings {
    /** How often it is looked for held notices whose hour has come. */
    @WithDefault("PT30S")
    Duration look();
}
