package otklik.region;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A region pack cannot be used. Carries every fault found, ordered by file and line; the message lists them all. */
public final class PackFaults extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    PackFaults(Path pack, List<Fault> faults) {
        super("region pack " + pack + " has " + faults.size() + (faults.size() == 1 ? " fault:\n" : " faults:\n")
                + faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** Every fault found, never empty. */
    public List<Fault> faults() {
        return faults;
    }
}
