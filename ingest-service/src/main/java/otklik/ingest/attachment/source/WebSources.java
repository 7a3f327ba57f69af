package otklik.ingest.attachment.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import otklik.ingest.attachment.AttachmentSettings;
import otklik.ingest.fetch.Fetch;
import otklik.ingest.fetch.Networks;

/** The sources that are asked over HTTP. */
public record WebSources(Source web, Source telegram) {

    /** @throws IllegalArgumentException at the first setting that cannot work, naming its key */
    public static WebSources of(Fetch fetch, AttachmentSettings settings) {
        Networks networks =
                new Networks(settings.allowedNetworks().orElse(List.of()), "otklik.ingest.attachment.allowed-networks");
        Map<String, String> tokens = new HashMap<>();
        settings.telegram().bots().forEach((code, bot) -> bot.token().ifPresent(token -> tokens.put(code, token)));
        return new WebSources(
                new WebSource(new FileFetch(fetch.to(networks), settings.timeout())),
                new TelegramSource(
                        settings.telegram().host(),
                        tokens,
                        new FileFetch(fetch.to(Networks.all()), settings.timeout())));
    }
}
