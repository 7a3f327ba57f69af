package otklik.ingest.open311;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import otklik.ingest.RegionSettings;
import otklik.region.RegionPack;

/**
 * The document by which clients find the service: the address where requests are worked on, and one for trying, where everything is
 * checked and nothing kept. Both are as new as the pack's newest file.
 */
@Singleton
final class Discovery {
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

    private final Document document;

    Discovery(Open311Settings settings, RegionSettings region, RegionPack pack, Languages languages, Clock clock) {
        String title = pack.title(languages.first());
        String connector = settings.connectors().stream().sorted().findFirst().orElse("open311");
        String changeset = changed(region.pack(), clock.instant()).toString();
        String base = settings.baseUrl().replaceAll("/+$", "");
        this.document = new Document(
                "discovery",
                Node.Parts.none()
                        .with("changeset", changeset)
                        .with("contact", settings.contact().orElse(title))
                        .with(
                                "key_service",
                                settings.keyService()
                                        .orElse("An administrator makes keys: POST " + base + "/v1/connectors/"
                                                + connector + "/keys"))
                        .with(
                                "endpoints",
                                new Node.Items(
                                        "endpoint",
                                        List.of(
                                                endpoint(base + "/open311/v2", "production", changeset),
                                                endpoint(base + "/open311/test/v2", "test", changeset)))));
    }

    Document document() {
        return document;
    }

    private static Node.Parts endpoint(String url, String type, String changeset) {
        return Node.Parts.none()
                .with("specification", SPECIFICATION)
                .with("url", url)
                .with("changeset", changeset)
                .with("type", type)
                .with(
                        "formats",
                        new Node.Items(
                                "format",
                                Stream.of(Format.values())
                                        .map(format -> new Node.Text(format.mediaType()))
                                        .toList()));
    }

    /** Never in the future, whatever the files' clock said. */
    private static Instant changed(Path pack, Instant now) {
        try (Stream<Path> files = Files.list(pack)) {
            Instant newest = Instant.EPOCH;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Instant changed = Files.getLastModifiedTime(file).toInstant();
                newest = changed.isAfter(newest) ? changed : newest;
            }
            return (newest.isAfter(now) ? now : newest).truncatedTo(ChronoUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the region pack " + pack, e);
        }
    }
}
