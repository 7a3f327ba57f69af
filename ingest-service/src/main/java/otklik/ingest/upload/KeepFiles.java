package otklik.ingest.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import otklik.contracts.Message;
import otklik.ingest.attachment.KeepUpload;
import otklik.ingest.attachment.content.Unfit;
import otklik.ingest.attachment.source.Allowance;
import otklik.ingest.attachment.source.Room;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** Keeps the files of a post, one after the other, on a virtual thread of its own. */
@Singleton
public final class KeepFiles {
    private static final Logger LOG = Logger.getLogger(KeepFiles.class);
    /** Shorter than browsers and proxies wait for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KeepUpload keepUpload;
    private final Room room;
    private final MeterRegistry registry;

    KeepFiles(KeepUpload keepUpload, Room room, MeterRegistry registry) {
        this.keepUpload = keepUpload;
        this.room = room;
        this.registry = registry;
    }

    /**
     * @param message that names the files
     * @param files by what the message names as their url
     * @return completes on another thread when all are durable; fails with {@link Refused} when one cannot be
     */
    public CompletableFuture<Void> keep(Message message, Map<String, ArrivedFile> files) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        Thread.ofVirtual().name("upload " + message.messageId()).start(() -> {
            try {
                for (Map.Entry<String, ArrivedFile> file : files.entrySet()) {
                    keep(message, file.getKey(), file.getValue());
                }
                kept.complete(null);
            } catch (Refused | RuntimeException e) {
                kept.completeExceptionally(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                kept.completeExceptionally(Refusal.of(Reason.FILE_AWAY).thrown());
            }
        });
        return kept;
    }

    private void keep(Message message, String address, ArrivedFile file) throws Refused, InterruptedException {
        try (Allowance allowance = room.allowance()) {
            if (!allowance.take(file.bytes(), PATIENCE)) {
                count("no-room");
                throw Refusal.of(Reason.TOO_MANY_UPLOADS).thrown();
            }
            keepUpload.keep(message, address, Files.readAllBytes(file.path()));
            count("kept");
        } catch (Unfit e) {
            String fault = e.fault().code();
            count(fault);
            throw new Refusal(Reason.ATTACHMENT_REFUSED, "files[" + file.index() + "]", "file-is-" + fault).thrown();
        } catch (NoSuchFileException e) {
            // Its sender went away, and his files with him; nobody reads the answer.
            count("gone");
            throw Refusal.of(Reason.FILE_AWAY).thrown();
        } catch (IOException | SQLException e) {
            count("away");
            LOG.warnf(
                    "upload=waits message=%s fault=%s",
                    message.messageId(), e.getClass().getName());
            LOG.debug("upload=waits", e);
            throw Refusal.of(Reason.FILE_AWAY).thrown();
        }
    }

    private void count(String outcome) {
        Counter.builder("otklik.ingest.uploads")
                .description("Files that came with a post of a page, by what became of them")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
