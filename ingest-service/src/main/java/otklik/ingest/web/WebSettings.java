package otklik.ingest.web;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Web form and web chat, as their pages see them; notify-service reads the same. */
@ConfigMapping(prefix = "otklik.web")
interface WebSettings {
    /** Origins of pages on other hosts that may show form and chat, such as https://example.org; pages of our own host always may. */
    Optional<List<String>> origins();
}
