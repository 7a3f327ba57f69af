package otklik.ingest.attachment.source;

import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import otklik.ingest.attachment.AttachmentSettings;
import otklik.ingest.fetch.Networks;

/** The sources that are asked over HTTP; they share a client. */
public record WebSources(Source web, Source telegram) {

    /** @throws IllegalArgumentException at the first setting that cannot work, naming its key */
    public static WebSources of(Vertx vertx, AttachmentSettings settings) {
        HttpGet http = new HttpGet(vertx, settings.timeout());
        Networks networks =
                new Networks(settings.allowedNetworks().orElse(List.of()), "otklik.ingest.attachment.allowed-networks");
        Map<String, String> tokens = new HashMap<>();
        settings.telegram().bots().forEach((code, bot) -> bot.token().ifPresent(token -> tokens.put(code, token)));
        return new WebSources(
                new WebSource(networks, http),
                new TelegramSource(settings.telegram().host(), tokens, http));
    }
}
