package otklik.ingest.attachment;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import otklik.testkit.fake.FakeFileHost;
import otklik.testkit.fake.FakeTelegramFiles;

/** Hosts that have files, and pauses of tests; beside {@code OtklikResources}. */
public final class AttachmentResources implements QuarkusTestResourceLifecycleManager {
    static final String TOKEN = "1:TELEGRAM-TOKEN";

    private @Nullable FakeFileHost host;
    private @Nullable FakeTelegramFiles telegram;

    @Override
    public Map<String, String> start() {
        Page.clear();
        FakeFileHost files = FakeFileHost.start();
        host = files;
        FakeTelegramFiles bot = FakeTelegramFiles.start(TOKEN);
        telegram = bot;
        Map<String, String> config = new HashMap<>();
        String prefix = "otklik.ingest.attachment.";
        config.put(prefix + "allowed-networks", "127.0.0.0/8");
        config.put(prefix + "telegram.host", bot.url().toString());
        config.put(prefix + "telegram.bots.region.token", TOKEN);
        config.put(prefix + "folder", folder().toString());
        config.put(prefix + "most-bytes", "1M");
        config.put(prefix + "memory", "8M");
        config.put(prefix + "per-host", "2");
        config.put(prefix + "attempts", "4");
        config.put(prefix + "most-per-message", "3");
        config.put(prefix + "timeout", "PT1S");
        config.put(prefix + "lease", "PT5S");
        config.put(prefix + "first-retry", "PT0.02S");
        config.put(prefix + "look", "PT0.1S");
        config.put(prefix + "sweep", "PT0.2S");
        config.put("otklik.ingest.upload.dir", Page.folder().toString());
        config.put("otklik.ingest.upload.most-bytes", "2M");
        return config;
    }

    static Path folder() {
        return Path.of("target", "test-attachments").toAbsolutePath();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(host, new TestInjector.MatchesType(FakeFileHost.class));
        injector.injectIntoFields(telegram, new TestInjector.MatchesType(FakeTelegramFiles.class));
    }

    @Override
    public void stop() {
        if (host != null) {
            host.close();
        }
        if (telegram != null) {
            telegram.close();
        }
    }
}
