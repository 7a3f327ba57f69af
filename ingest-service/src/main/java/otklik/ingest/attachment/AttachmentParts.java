package otklik.ingest.attachment;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import otklik.eventing.seal.KeySettings;
import otklik.eventing.seal.KeyWrap;
import otklik.eventing.seal.SecretKeyFile;
import otklik.ingest.attachment.content.Inspector;
import otklik.ingest.attachment.source.Room;
import otklik.ingest.attachment.source.Source;
import otklik.ingest.attachment.source.WebSources;
import otklik.ingest.attachment.store.BlobStore;
import otklik.ingest.attachment.store.FolderStore;
import otklik.ingest.attachment.store.S3Store;
import otklik.ingest.attachment.store.Vault;
import otklik.ingest.fetch.Fetch;
import otklik.region.RegionPack;

/** What is made from configuration and files. */
@Singleton
final class AttachmentParts {
    private final AttachmentSettings settings;

    AttachmentParts(AttachmentSettings settings) {
        AttachmentSettingsCheck.check(settings);
        this.settings = settings;
    }

    @Produces
    @Singleton
    WebSources sources(Fetch fetch) {
        return WebSources.of(fetch, settings);
    }

    @Produces
    @Singleton
    Source web(WebSources sources) {
        return sources.web();
    }

    @Produces
    @Singleton
    Source telegram(WebSources sources) {
        return sources.telegram();
    }

    @Produces
    @Singleton
    Room room() {
        return new Room(settings.memory().asLongValue(), settings.mostBytes().asLongValue());
    }

    @Produces
    @Singleton
    Inspector inspector(RegionPack pack, Clock clock) {
        return new Inspector(settings.mostPixels(), settings.thumbnailPixels(), pack.zone(), clock);
    }

    @Produces
    @Singleton
    BlobStore store() {
        return settings.s3()
                .<BlobStore>map(s3 -> new S3Store(
                        s3.endpoint(), s3.region().orElse("us-east-1"), s3.bucket(), s3.accessKey(), s3.secretKey()))
                .orElseGet(() -> new FolderStore(settings.folder()));
    }

    void close(@Disposes BlobStore store) {
        store.close();
    }

    @Produces
    @Singleton
    Vault vault(BlobStore store, KeySettings keys) {
        return new Vault(store, KeyWrap.read(keys.dir().resolve("attachment-master.json")));
    }

    @Produces
    @Singleton
    LinkKey linkKey(KeySettings keys) {
        return new LinkKey(SecretKeyFile.read(keys.dir().resolve("attachment-link.key")));
    }

    /** What routing-service signs links with. */
    record LinkKey(byte[] key) {
        @Override
        public String toString() {
            return "LinkKey[…]";
        }
    }
}
