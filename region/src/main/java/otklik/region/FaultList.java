package otklik.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Faults as they are found, so that one reading of a pack tells all of them. */
final class FaultList {
    private static final Comparator<Fault> BY_PLACE =
            Comparator.comparing(Fault::file).thenComparingInt(Fault::line);

    private final List<Fault> faults = new ArrayList<>();

    void add(String file, int line, String what, String expected) {
        faults.add(new Fault(file, line, what, expected));
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    List<Fault> byPlace() {
        return faults.stream().distinct().sorted(BY_PLACE).toList();
    }
}
