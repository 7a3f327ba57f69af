package otklik.standalone.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Says that a launcher has the data folder, and on which base port. The lock goes with the process, however it ends; the
 * port stays in a file for those who ask.
 */
public final class LauncherLock implements AutoCloseable {

    private final FileChannel channel;

    private LauncherLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the folder; null if another process has it. */
    static @Nullable LauncherLock take(Path run, int basePort) {
        try {
            Files.createDirectories(run);
            var channel = lock(run);
            if (channel == null) {
                return null;
            }
            Files.writeString(portFile(run), String.valueOf(basePort));
            return new LauncherLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't use the data folder " + run.getParent() + ": " + e.getMessage(), e);
        }
    }

    /** The base port of the launcher that has the folder of this installation now; empty when nothing runs. */
    public static OptionalInt basePort(Installation installation) {
        var run = installation.run();
        if (!Files.exists(portFile(run))) {
            return OptionalInt.empty();
        }
        try (var probe = lock(run)) {
            if (probe != null) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(
                    Integer.parseInt(Files.readString(portFile(run)).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static Path portFile(Path run) {
        return run.resolve("base-port");
    }

    private static @Nullable FileChannel lock(Path run) throws IOException {
        var channel =
                FileChannel.open(run.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held by this process: the same answer
        }
        channel.close();
        return null;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
