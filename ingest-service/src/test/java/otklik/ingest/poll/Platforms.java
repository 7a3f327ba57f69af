package otklik.ingest.poll;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import otklik.testkit.fake.FakeRestSource;

/** Two platforms of the region pack that are polled, by real HTTP: incident-manager by a secret in a file, active-citizen by one in the settings. */
public final class Platforms implements QuarkusTestResourceLifecycleManager {
    private @Nullable FakeRestSource incidents;
    private @Nullable FakeRestSource appeals;
    private @Nullable Path secretFile;

    @Override
    public Map<String, String> start() {
        try {
            Path secret = Files.createTempFile("platform", ".secret");
            Files.writeString(secret, "first-secret\n");
            FakeRestSource byPage = FakeRestSource.start("first-secret");
            FakeRestSource byItem = FakeRestSource.start("second-secret");
            incidents = byPage;
            appeals = byItem;
            secretFile = secret;
            return Map.ofEntries(
                    Map.entry("otklik.ingest.fetch.allowed-networks", "127.0.0.0/8"),
                    Map.entry("otklik.ingest.poll.timeout", "PT1S"),
                    Map.entry("otklik.ingest.poll.patience", "PT3S"),
                    Map.entry("otklik.ingest.poll.look", "PT0.05S"),
                    Map.entry("otklik.ingest.poll.first-retry", "PT0.05S"),
                    Map.entry("otklik.ingest.poll.longest-retry", "PT0.5S"),
                    Map.entry(
                            "otklik.ingest.poll.sources.incident-manager.url",
                            byPage.url().toString()),
                    Map.entry("otklik.ingest.poll.sources.incident-manager.secret-file", secret.toString()),
                    Map.entry("otklik.ingest.poll.sources.incident-manager.every", "PT0.1S"),
                    Map.entry(
                            "otklik.ingest.poll.sources.active-citizen.url",
                            byItem.url().toString()),
                    Map.entry("otklik.ingest.poll.sources.active-citizen.secret", "second-secret"),
                    Map.entry("otklik.ingest.poll.sources.active-citizen.every", "PT0.1S"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Into fields called {@code incidents}, {@code appeals} and {@code secretFile}. */
    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(incidents, field -> field.getName().equals("incidents"));
        injector.injectIntoFields(appeals, field -> field.getName().equals("appeals"));
        injector.injectIntoFields(secretFile, field -> field.getName().equals("secretFile"));
    }

    @Override
    public void stop() {
        if (incidents != null) {
            incidents.close();
        }
        if (appeals != null) {
            appeals.close();
        }
        try {
            if (secretFile != null) {
                Files.deleteIfExists(secretFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
