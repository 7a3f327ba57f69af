package otklik.standalone.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers a process that this program started: its pid and the moment it started, since pids are used again. So a
 * process that is not ours is never touched.
 */
record PidFile(Path file) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    void write(ProcessHandle process) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var started =
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
            Files.writeString(file, process.pid() + " " + started + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + file, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, if it still runs and is the one that was written. */
    Optional<ProcessHandle> process() {
        try {
            var parts = Files.readString(file).strip().split(" ", -1);
            if (parts.length != 2) {
                return Optional.empty();
            }
            var started = Long.parseLong(parts[1]);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .map(start -> start.toEpochMilli() == started)
                            .orElse(false));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Stops the process if it still runs: asks first, kills after ten seconds. True if there was one. */
    boolean stopLeftOver() {
        var leftOver = process();
        leftOver.ifPresent(process -> stop(process, PATIENCE));
        delete();
        return leftOver.isPresent();
    }

    static void stop(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!ended(process, patience)) {
            process.destroyForcibly();
            ended(process, patience);
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        // A dead process that nobody reaps has a pid but no program.
        while (process.isAlive() && process.info().command().isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
