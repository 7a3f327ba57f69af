package otklik.classify.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import otklik.classify.models.Fitness;
import otklik.classify.models.ModelStore;
import otklik.classify.models.Promotion;
import otklik.classify.models.UnfitModelException;
import otklik.region.RegionPack;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otklik model}: which models there are, and which one running services use. */
@Command(
        name = "otklik model",
        resourceBundle = Words.BUNDLE,
        usageHelpAutoWidth = true,
        subcommands = {ModelCommand.ListModels.class, ModelCommand.Promote.class, ModelCommand.Rollback.class})
public final class ModelCommand implements Callable<Integer> {
    @Mixin
    private PackOption pack;

    @Spec
    private CommandSpec spec;

    /** The command line. */
    public static void main(String[] arguments) {
        Commands.run(new ModelCommand(), arguments);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.USAGE;
    }

    /** Where the models are. */
    static final class StoreOption {
        @Mixin
        private PackOption pack;

        @Option(names = "--models", paramLabel = "DIR", descriptionKey = "models")
        private @Nullable Path folder;

        ModelStore open() {
            RegionPack region = pack.load();
            return new ModelStore(folder == null ? region.models() : folder, Fitness.to(region), Clock.systemUTC());
        }
    }

    /** {@code otklik model list}. */
    @Command(name = "list", resourceBundle = Words.BUNDLE, usageHelpAutoWidth = true)
    static final class ListModels implements Callable<Integer> {
        @Mixin
        private StoreOption models;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            ModelStore store = models.open();
            PrintWriter out = spec.commandLine().getOut();
            List<String> versions = store.versions();
            String champion = store.champion().orElse("");
            Map<String, Promotion> last = new HashMap<>();
            store.history().forEach(promotion -> last.put(promotion.version(), promotion));
            for (String version : versions) {
                out.printf(
                        "%s %-28s %,9d KB  %s%n",
                        version.equals(champion) ? "*" : " ",
                        version,
                        (Files.size(store.file(version)) + 1023) / 1024,
                        state(store, version, last.get(version)));
            }
            if (versions.isEmpty()) {
                out.println(Words.of("model.none", store.folder()));
            } else if (!versions.contains(champion)) {
                out.println(champion.isEmpty() ? Words.of("model.no-champion") : Words.of("model.lost", champion));
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        }

        private static String state(ModelStore store, String version, @Nullable Promotion last) {
            try {
                store.read(version);
            } catch (UnfitModelException e) {
                return Words.of("model.unfit", e.reason());
            }
            return last == null
                    ? Words.of("model.never")
                    : Words.of("model.since", last.at().toString(), last.by());
        }
    }

    /** {@code otklik model promote}. */
    @Command(name = "promote", resourceBundle = Words.BUNDLE, usageHelpAutoWidth = true)
    static final class Promote implements Callable<Integer> {
        @Mixin
        private StoreOption models;

        @Parameters(paramLabel = "VERSION", descriptionKey = "version")
        private String version;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            ModelStore store = models.open();
            Optional<String> before = store.champion();
            try {
                store.promote(version, "promote");
            } catch (UnfitModelException e) {
                spec.commandLine().getErr().println(Words.of("model.refused", e.file(), e.reason()));
                List<String> versions = store.versions();
                if (!versions.contains(version) && !versions.isEmpty()) {
                    spec.commandLine().getErr().println(Words.of("model.known", String.join(", ", versions)));
                }
                return CommandLine.ExitCode.SOFTWARE;
            }
            say(spec, before, version);
            return CommandLine.ExitCode.OK;
        }
    }

    /** {@code otklik model rollback}. */
    @Command(name = "rollback", resourceBundle = Words.BUNDLE, usageHelpAutoWidth = true)
    static final class Rollback implements Callable<Integer> {
        @Mixin
        private StoreOption models;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            ModelStore store = models.open();
            Optional<String> before = store.champion();
            Optional<String> now = store.rollback();
            if (now.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println(Words.of("model.nothing-before", before.orElse("-"), store.folder()));
                return CommandLine.ExitCode.SOFTWARE;
            }
            say(spec, before, now.get());
            return CommandLine.ExitCode.OK;
        }
    }

    private static void say(CommandSpec spec, Optional<String> before, String now) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                before.equals(Optional.of(now))
                        ? Words.of("model.same", now)
                        : Words.of("model.changed", now, before.orElse("-")));
        out.flush();
    }
}
