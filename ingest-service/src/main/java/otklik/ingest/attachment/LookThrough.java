package otklik.ingest.attachment;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import otklik.ingest.attachment.content.Inspection;
import otklik.ingest.attachment.content.Inspector;
import otklik.ingest.attachment.content.Unfit;

/**
 * Looks through one file after the other on a thread of its own: decoding would hold a virtual thread's carrier, and several
 * pictures at a time would take that much memory at a time.
 */
@Singleton
final class LookThrough {
    private final Inspector inspector;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("attachment inspector").daemon().factory());

    LookThrough(Inspector inspector) {
        this.inspector = inspector;
    }

    /** @throws IllegalStateException when our own code has a fault that this file has found */
    Inspection look(byte[] bytes) throws Unfit, InterruptedException {
        try {
            return thread.submit(() -> inspector.inspect(bytes)).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unfit unfit) {
                throw unfit;
            }
            throw new IllegalStateException("the file cannot be looked through", e.getCause());
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        thread.shutdownNow();
    }
}
