package otklik.classify.tagging;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.classify.models.CurrentModel;
import otklik.classify.models.Model;
import otklik.classify.models.ModelStore;
import otklik.contracts.Location;
import otklik.contracts.Message;
import otklik.contracts.MessageEvent;
import otklik.eventing.Envelope;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.eventing.seal.Unsealer;
import otklik.region.RegionPack;

/** The region pack of the project with its model, and a pair of keys. */
final class TaggingFixture {
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    static final RegionPack PACK =
            RegionPack.load(Path.of(System.getProperty("otklik.root", "..")).resolve("regions/orenburg"));
    static final Model MODEL = model();

    private static final com.google.crypto.tink.KeysetHandle KEYS = SealKeys.generate();

    private TaggingFixture() {}

    static TagMessages tagging() {
        return new TagMessages(
                PACK,
                () -> MODEL,
                "test",
                new Sealer(SealKeys.publicHalf(KEYS), Clock.systemUTC()),
                new TaggingMeters(new SimpleMeterRegistry(), MODEL.category().categories()));
    }

    static Unsealer unsealer() {
        return new Unsealer(KEYS);
    }

    static Message message(@Nullable String text, @Nullable String municipality, @Nullable Location location) {
        @SuppressWarnings("NullAway") // JSON may lack it
        Message message = new Message(
                "m-1",
                "connector",
                "test",
                "x-1",
                "c-1",
                null,
                null,
                text,
                "ru",
                location,
                List.of(),
                null,
                municipality,
                null,
                null,
                null,
                "digest",
                null,
                Instant.EPOCH,
                "leave",
                null,
                "vk");
        return message;
    }

    static Message message(String text) {
        return message(text, null, null);
    }

    static Envelope<MessageEvent> envelope(MessageEvent event) {
        return new Envelope<>("messages.received", "c-1", "e-1", "type", Instant.EPOCH, null, TRACE, event);
    }

    private static Model model() {
        try {
            return CurrentModel.of(ModelStore.of(PACK)).get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
