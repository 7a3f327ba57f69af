package otklik.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/** The server process that serves a data folder, as the folder's {@code postmaster.pid} tells. */
record Postmaster(ProcessHandle process) {

    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    /** The live server of {@code data}; empty when there is no pid file or it names a process that is not such a server. */
    static Optional<Postmaster> of(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        // pid, data folder, start time in seconds, port, ...: written line by line while the server starts
        if (lines.size() < 3) {
            return Optional.empty();
        }
        var startedAt = Long.parseLong(lines.get(2).strip());
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> isServer(process) && startedAround(process, startedAt))
                .map(Postmaster::new);
    }

    /** Kills the server and the processes of its connections, and waits for their end. */
    void kill() {
        var all = new ArrayList<>(process.descendants().toList());
        // The server first: it would call a lost connection a crash and begin a recovery.
        all.addFirst(process);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(Postmaster::awaitEnd);
    }

    /** Waits until the process is gone, a few seconds at most. */
    void awaitEnd() {
        awaitEnd(process);
    }

    private static void awaitEnd(ProcessHandle process) {
        var deadline = System.nanoTime() + END_LIMIT.toNanos();
        // Where nobody reaps orphans a dead one stays as a zombie: alive by its pid, but without a program.
        while (process.isAlive() && process.info().command().isPresent() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("/postgres"))
                .orElse(false);
    }

    /** A pid is used again after a reboot: the process and the file must tell the same start, give or take a minute. */
    private static boolean startedAround(ProcessHandle process, long epochSecond) {
        return process.info()
                .startInstant()
                .map(start -> Math.abs(start.getEpochSecond() - epochSecond) <= 60)
                .orElse(true);
    }
}
