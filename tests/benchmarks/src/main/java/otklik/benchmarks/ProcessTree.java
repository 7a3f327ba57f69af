package otklik.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Memory and processor time of processes and all their descendants, from Linux's /proc; zeros elsewhere. */
final class ProcessTree {
    private static final double TICKS_PER_SECOND = 100;
    private final List<ProcessHandle> roots;

    ProcessTree(List<ProcessHandle> roots) {
        this.roots = List.copyOf(roots);
    }

    /** Proportional set size, MiB: shared pages are counted once over all processes. */
    double pssMib() {
        double kib = 0;
        for (long pid : pids()) {
            for (String line : lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    kib += Double.parseDouble(line.replaceAll("\\D", ""));
                }
            }
        }
        return kib / 1024;
    }

    /** User and system time of the living, and of the dead that were waited for, seconds. */
    double cpuSeconds() {
        double ticks = 0;
        for (long pid : pids()) {
            for (String line : lines(Path.of("/proc", Long.toString(pid), "stat"))) {
                String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
                ticks += Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    private List<Long> pids() {
        return roots.stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .map(ProcessHandle::pid)
                .distinct()
                .toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException gone) {
            return List.of();
        }
    }
}
