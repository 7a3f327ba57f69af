package otklik.notify.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How letters are written. The relay that takes them is {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "otklik.email")
public interface EmailSettings {
    /** The address that letters come from, of a domain that the relay signs for. Without it nobody is told by e-mail. */
    Optional<String> from();

    /** Where the page is on which a citizen ends his letters; a token is put behind it. */
    @WithDefault("http://127.0.0.1:8080/v1/notices/stop/")
    String stopUrl();

    /** Letters a second for the citizens of one source. */
    @WithDefault("10")
    int perSecond();

    /** Shortest time between two letters to addresses of one domain, for the citizens of one source. */
    @WithDefault("PT0.2S")
    Duration domainInterval();
}
