package otklik.ingest.poll;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import otklik.ingest.message.Sender;
import otklik.ingest.poll.PollSettings.SourceSettings;
import otklik.region.Connector;
import otklik.region.Polling;
import otklik.region.RegionPack;

/** Platforms that are asked: those of the region pack that the configuration has an address for. */
@Singleton
final class Sources {
    private static final Logger LOG = Logger.getLogger(Sources.class);
    private static final String PREFIX = "otklik.ingest.poll.sources.";

    private final List<Source> all = new ArrayList<>();

    Sources(RegionPack pack, PollSettings settings) {
        for (Map.Entry<String, SourceSettings> entry : settings.sources().entrySet()) {
            String key = PREFIX + entry.getKey();
            Connector connector = pack.connector(entry.getKey())
                    .orElseThrow(() -> wrong(key, "the region pack has no connector of this code"));
            Polling polling = connector
                    .polling()
                    .orElseThrow(() -> wrong(key, "the connector has no poll in the region pack's connectors.yaml"));
            all.add(source(connector, polling, key, entry.getValue()));
        }
        for (Connector connector : pack.connectors()) {
            if (connector.polling().isPresent() && of(connector.code()).isEmpty()) {
                LOG.infof("poll=%s state=closed missing=%s%s.url", connector.code(), PREFIX, connector.code());
            }
        }
    }

    List<Source> all() {
        return List.copyOf(all);
    }

    Optional<Source> of(String connector) {
        return all.stream().filter(source -> source.code().equals(connector)).findFirst();
    }

    private static Source source(Connector connector, Polling polling, String key, SourceSettings settings) {
        if (settings.secret().isPresent() && settings.secretFile().isPresent()) {
            throw wrong(key, "give either secret or secret-file");
        }
        if (settings.every().isPresent() && settings.every().get().toMillis() < 1) {
            throw wrong(key + ".every", "expected a duration of at least a millisecond such as PT1M");
        }
        return new Source(
                connector.code(),
                Sender.connector(connector.code(), connector.network().orElse(null)),
                polling,
                base(key + ".url", settings.url()),
                settings.every().orElse(polling.every()),
                new Secret(settings.secret(), settings.secretFile()));
    }

    private static String base(String key, String url) {
        String expected = "expected an address such as https://api.example.org, without query and user";
        try {
            URI parsed = new URI(url);
            boolean web = "https".equalsIgnoreCase(parsed.getScheme()) || "http".equalsIgnoreCase(parsed.getScheme());
            if (!web
                    || parsed.getHost() == null
                    || parsed.getUserInfo() != null
                    || parsed.getQuery() != null
                    || parsed.getFragment() != null) {
                throw wrong(key, expected);
            }
            return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        } catch (URISyntaxException e) {
            throw wrong(key, expected);
        }
    }

    private static IllegalArgumentException wrong(String key, String what) {
        return new IllegalArgumentException(key + ": " + what);
    }
}
