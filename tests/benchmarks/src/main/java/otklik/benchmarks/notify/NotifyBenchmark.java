package otklik.benchmarks.notify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import otklik.benchmarks.Console;
import otklik.benchmarks.Figures;
import otklik.benchmarks.bed.Bed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otklik bench notify}. */
@Command(
        name = "notify",
        mixinStandardHelpOptions = true,
        header = "Notices to citizens and platforms: notify-service alone.",
        description = {
            "Real Kafka and PostgreSQL, fakes for those who are told. Most notices a second; how soon the healthy are told while one "
                    + "provider answers 429 and another hangs; an incident with many voices; SIGKILL at full rate; claiming from a "
                    + "backlog.",
            "Telegram's limit is raised, and printed. Ends with 1 if a notice was lost or came more often than it may."
        })
public final class NotifyBenchmark implements Callable<Integer> {
    private static final double CALM_PER_SECOND = 300;
    private static final double BUSY_PER_SECOND = 2_000;

    /** How long and how much. */
    private record Size(
            double warmUpSeconds,
            double seconds,
            double mixedSeconds,
            int chats,
            int members,
            int kills,
            double killSeconds,
            int backlog,
            double calmSeconds,
            double busySeconds) {
        static final Size WHOLE = new Size(40, 60, 120, 100_000, 10_000, 5, 8, 1_000_000, 180, 60);

        /** Says that it works, and nothing of how fast. */
        static final Size QUICK = new Size(1, 2, 2, 2_000, 200, 1, 2, 20_000, 3, 2);
    }

    @Option(names = "--quick", description = "Little of everything: whether it works, not how fast.")
    boolean quick;

    /** What can be measured alone, in the order in which it is. */
    enum Part {
        throughput,
        mixed,
        fanout,
        kills,
        backlog
    }

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Only these of ${COMPLETION-CANDIDATES}; all by default.")
    EnumSet<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there as JSON.")
    @Nullable
    Path json;

    @Override
    public Integer call() throws Exception {
        Size size = quick ? Size.QUICK : Size.WHOLE;
        Figures figures = new Figures();
        long faults;
        try (Bed bed = Bed.start();
                Providers providers = new Providers();
                Scene scene = new Scene(bed, providers, figures, size.chats())) {
            faults = 0;
            // Backlog is the last, for it leaves most of its notices where they are.
            for (Part part : only) {
                faults += measure(part, scene, size);
            }
            figures.put("pss_mib", scene.pssMib(), "MiB, notify-service at the worst moment of all");
            figures.put("faults", faults, "notices lost, or repeated beyond the bound");
        }
        Console.say("%s", figures.table());
        if (json != null) {
            Files.writeString(json, figures.json().encodePrettily() + "\n");
        }
        return faults == 0 ? 0 : 1;
    }

    /** How many notices were lost, or repeated beyond the bound. */
    private static long measure(Part part, Scene scene, Size size) throws Exception {
        return switch (part) {
            case throughput -> new Throughput(scene, size.warmUpSeconds(), size.seconds(), size.chats()).measure();
            case mixed -> new Mixed(scene, CALM_PER_SECOND, size.mixedSeconds(), size.chats()).measure();
            case fanout -> new FanOut(scene, size.members(), size.chats() / 2).measure();
            case kills -> new Kills(scene, size.kills(), size.killSeconds()).measure();
            case backlog -> {
                var calm = new Backlog.Load(CALM_PER_SECOND, size.calmSeconds());
                var busy = new Backlog.Load(BUSY_PER_SECOND, size.busySeconds());
                new Backlog(scene, size.backlog(), size.chats(), busy, calm).measure();
                yield 0;
            }
        };
    }
}
