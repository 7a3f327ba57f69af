package otklik.region;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks a region pack without starting anything: what {@code otklik region check DIR} does. */
public final class RegionCheck {
    private RegionCheck() {}

    /**
     * Prints every fault of the pack, each on a line {@code file:line: what; expected …}, or a summary of a good one.
     *
     * @return the exit code: 0 for a good pack, 1 for one with faults or one that cannot be read
     */
    public static int check(Path dir, PrintStream out) {
        return check(dir, out, InstantSource.system());
    }

    static int check(Path dir, PrintStream out, InstantSource clock) {
        try {
            var pack = RegionPack.load(dir);
            out.println(summary(pack));
            unknownYear(pack, clock.instant()).ifPresent(out::println);
            return 0;
        } catch (PackFaults e) {
            e.faults().forEach(out::println);
            out.println(e.faults().size() == 1 ? "1 fault" : e.faults().size() + " faults");
            return 1;
        } catch (UncheckedIOException e) {
            out.println(e.getMessage() + ": " + e.getCause());
            return 1;
        }
    }

    private static String summary(RegionPack pack) {
        return "region pack " + pack.code() + ", version " + pack.version() + ": good\n"
                + "  languages       "
                + pack.languages().stream().map(Language::code).collect(Collectors.joining(", ")) + "\n"
                + "  categories      " + pack.categories().size() + "\n"
                + "  leaves          " + pack.leaves().size() + "\n"
                + "  agencies        " + pack.agencies().size() + "\n"
                + "  municipalities  " + pack.municipalities().size() + "\n"
                + "  routing rules   " + pack.routes().size() + "\n"
                + "  answers         " + pack.answers().size() + "\n"
                + "  regimes         " + pack.regimes().size() + "\n"
                + "  calendar        " + years(pack) + "\n"
                + "  connectors      " + pack.connectors().size() + "\n"
                + "  bots            " + pack.bots().size() + "\n"
                + "  templates       "
                + pack.templates().values().stream().mapToInt(t -> t.size()).sum() + "\n"
                + "  classifier      " + (pack.model().isPresent() ? "present" : "none yet");
    }

    private static String years(RegionPack pack) {
        var years = pack.calendar().years();
        return years.isEmpty()
                ? "weekends only"
                : years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Says so where a case of today may be due in a year that the calendar does not know, by regimes that look at it. */
    private static Optional<String> unknownYear(RegionPack pack, Instant today) {
        return pack.regimes().stream()
                .flatMap(regime -> pack.categories().stream()
                        .filter(category -> regime.asksForWorkdays(category.code()))
                        .flatMap(category -> pack.deadlines().latest(regime, category.code(), today).stream()))
                .max(Comparator.naturalOrder())
                .map(due -> due.atZone(pack.zone()).toLocalDate())
                .flatMap(due -> today.atZone(pack.zone())
                        .toLocalDate()
                        .datesUntil(due.plusDays(1))
                        .filter(day -> !pack.calendar().covers(day))
                        .findFirst())
                .map(day ->
                        "warning: the calendar has no year " + day.getYear() + ", in which a case of today may be due; "
                                + "weekends and the holidays of every year count there, days off that a decree moves do not. "
                                + "Add the year to " + CalendarFile.FILE);
    }
}
