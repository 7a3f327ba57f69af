package otklik.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import otklik.region.GazetteerImport;
import otklik.region.GazetteerImport.Problem;
import otklik.region.UnusableGazetteerFile;
import otklik.standalone.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otklik gazetteer}: what can be done with the towns and villages of a region pack. */
@Command(name = "gazetteer", resourceBundle = Words.BUNDLE, subcommands = GazetteerCommand.Import.class)
final class GazetteerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return ExitCode.USAGE;
    }

    /** {@code otklik gazetteer import}: tables of the register and maps, into the pack. */
    @Command(name = "import", resourceBundle = Words.BUNDLE)
    static final class Import implements Callable<Integer> {

        private static final int MOST_PROBLEMS = 40;

        @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "files")
        private List<Path> files = List.of();

        @Option(names = "--region", paramLabel = "DIR")
        private @Nullable Path region;

        @Option(names = "--dry-run")
        private boolean rehearsal;

        @Override
        public Integer call() throws IOException {
            for (var file : files) {
                if (!Files.isRegularFile(file)) {
                    throw new CommandFailed(ExitCode.USAGE, Words.of("import.no-file", file));
                }
            }
            var pack = region == null ? new DataOption().installation().regionPack() : region.toAbsolutePath();
            var screen = new Screen(System.out);
            try (var bar = new GazetteerBar()) {
                var outcome = GazetteerImport.run(pack, files, rehearsal, bar::read);
                bar.close();
                report(screen, outcome, pack);
                return outcome.problems().isEmpty() ? ExitCode.OK : ExitCode.PARTLY;
            } catch (UnusableGazetteerFile e) {
                throw new CommandFailed(
                        ExitCode.FAILURE, describe(e.problem()) + "\n" + Words.of("gazetteer.nothing-written"));
            }
        }

        private void report(Screen screen, GazetteerImport.Outcome outcome, Path pack) {
            outcome.problems().stream()
                    .limit(MOST_PROBLEMS)
                    .map(Import::describe)
                    .forEach(screen::line);
            var more = outcome.problems().size() - MOST_PROBLEMS;
            if (more > 0) {
                screen.line(Words.of("gazetteer.more-problems", more));
            }
            screen.line(Words.of(
                    "gazetteer.read", outcome.rows(), outcome.problems().size()));
            screen.line(Words.of("gazetteer.settlements", outcome.added(), outcome.changed(), outcome.same()));
            if (outcome.units() > 0) {
                screen.line(Words.of("gazetteer.units", outcome.units()));
            }
            if (outcome.boundaries() > 0) {
                screen.line(Words.of("gazetteer.boundaries", outcome.boundaries()));
            }
            screen.line(Words.of(rehearsal ? "gazetteer.rehearsed" : "gazetteer.done", outcome.settlements(), pack));
        }

        private static String describe(Problem problem) {
            return problem.file() + ":" + problem.line() + ": "
                    + Words.of("gazetteer.problem." + problem.kind().key(), problem.detail());
        }
    }
}
