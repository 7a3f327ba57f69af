package otklik.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Memory and processor time of processes and all their descendants, from Linux's /proc; zeros elsewhere. */
public final class ProcessTree {
    private static final double TICKS_PER_SECOND = 100;

    /** Of the fields behind the command's name: user and system time, its own and that of children who are gone. */
    private static final int USER_TIME = 11;

    private static final int TIMES = 4;

    private final List<ProcessHandle> roots;

    public ProcessTree(List<ProcessHandle> roots) {
        this.roots = List.copyOf(roots);
    }

    /** Proportional set size, MiB: shared pages are counted once over all processes. */
    public double pssMib() {
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
    public double cpuSeconds() {
        double ticks = 0;
        for (long pid : pids()) {
            for (String line : lines(Path.of("/proc", Long.toString(pid), "stat"))) {
                String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
                for (int time = USER_TIME; time < USER_TIME + TIMES; time++) {
                    ticks += Double.parseDouble(fields[time]);
                }
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
