package otklik.ingest.upload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import otklik.eventing.Ids;

/** Room on disk for files that arrive: how much of it is taken, and by how many posts. Thread-safe. */
@Singleton
final class UploadDisk {
    /** Of each user his own: on one machine several may run. */
    private static final String FOLDER = "otklik-uploads-" + System.getProperty("user.name");

    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final Duration SURELY_LEFT = Duration.ofDays(1);

    private final Path dir;
    private final Path folder;
    private final int mostPosts;
    private final long mostBytes;
    private final Clock clock;
    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    UploadDisk(UploadSettings settings, Clock clock, MeterRegistry registry) {
        atLeastOne("most-files", settings.mostFiles());
        atLeastOne("most-bytes", settings.mostBytes().asLongValue());
        atLeastOne("most", settings.most());
        atLeastOne("disk", settings.disk().asLongValue());
        this.dir = settings.dir().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
        this.folder = dir.resolve(FOLDER);
        this.mostPosts = settings.most();
        this.mostBytes = settings.disk().asLongValue();
        this.clock = clock;
        Gauge.builder("otklik.ingest.uploads.open", posts, AtomicInteger::get)
                .description("Posts with files that are arriving or being kept")
                .register(registry);
        Gauge.builder("otklik.ingest.uploads.bytes", bytes, AtomicLong::get)
                .description("Bytes on disk of files that are arriving or being kept")
                .register(registry);
    }

    private static void atLeastOne(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "otklik.ingest.upload." + key + " is " + value + ", expected at least 1");
        }
    }

    /**
     * Nobody else reads there; files of a process that was killed hold what citizens sent, and go.
     *
     * @throws IOException when the folder cannot be made, or is another user's; the message names it
     */
    void prepare(@Observes StartupEvent start) throws IOException {
        Files.createDirectories(dir);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OURS_ALONE));
        }
        Files.setPosixFilePermissions(folder, OURS_ALONE);
        Instant left = clock.instant().minus(SURELY_LEFT);
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(left)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Of a file that is not there yet. */
    Path newFile() {
        return folder.resolve(Ids.next());
    }

    /** False where too many posts are in; else it has to {@link #leave}. */
    boolean enter() {
        if (posts.incrementAndGet() <= mostPosts) {
            return true;
        }
        posts.decrementAndGet();
        return false;
    }

    void leave() {
        posts.decrementAndGet();
    }

    /** False where there is no room; taken all the same, to be given back. */
    boolean take(long more) {
        return bytes.addAndGet(more) <= mostBytes;
    }

    void giveBack(long taken) {
        bytes.addAndGet(-taken);
    }
}
