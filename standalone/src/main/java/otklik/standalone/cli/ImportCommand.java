package otklik.standalone.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import otklik.standalone.Words;
import otklik.standalone.intake.BadFile;
import otklik.standalone.intake.ColumnMapping;
import otklik.standalone.intake.FileImport;
import otklik.standalone.intake.PresetImport;
import otklik.standalone.intake.RowFile;
import otklik.standalone.launch.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code otklik import}: a file of messages, through the base URL, until they are cases. */
@Command(name = "import", resourceBundle = Words.BUNDLE)
final class ImportCommand implements Callable<Integer> {

    private static final Duration STUCK = Duration.ofSeconds(90);

    @Mixin
    private DataOption data;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path path;

    @Option(names = "--map", paramLabel = "FIELD=COLUMN", split = ",")
    private Map<String, String> map = new LinkedHashMap<>();

    @Option(names = "--as", paramLabel = "IMPORT", descriptionKey = "as")
    private @Nullable String as;

    @Option(names = "--connector", paramLabel = "CODE", defaultValue = "import")
    private String connector;

    @Option(names = "--key", paramLabel = "KEY")
    private @Nullable String key;

    @Option(names = "--give-up-after", paramLabel = "SECONDS", defaultValue = "300")
    private int giveUpAfter;

    @Option(names = "--no-wait")
    private boolean noWait;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isRegularFile(path)) {
            throw new CommandFailed(ExitCode.USAGE, Words.of("import.no-file", path));
        }
        var http = data.adminHttp();
        var installation = data.installation();
        if (as != null) {
            return importAs(as, http, installation);
        }
        var apiKey = key == null ? new ConnectorKey(installation, connector).readOrRequest(http) : key;
        var target =
                new FileImport.Target(URI.create(http.baseUrl()), connector, apiKey, Duration.ofSeconds(giveUpAfter));
        var screen = new Screen(System.out);
        try {
            var file = new RowFile(path);
            var survey = file.survey();
            var mapping = mapping(survey);
            explain(screen, survey, mapping);
            try (var bar = new ImportBar(survey.rows());
                    var run = new FileImport(
                            file, survey, mapping, target, installation.imports(), Clock.systemUTC(), bar)) {
                if (run.confirmedBefore() > 0) {
                    screen.line(Words.of("import.resumes", run.confirmedBefore()));
                }
                bar.begin(run.confirmedBefore());
                var result = run.run();
                bar.close();
                var done = noWait ? null : new Drain(http, result.batch(), result.messages(), STUCK).await(screen);
                run.finish();
                report(screen, result, done);
                return result.refused() > 0 ? ExitCode.PARTLY : ExitCode.OK;
            }
        } catch (BadFile e) {
            throw new CommandFailed(ExitCode.FAILURE, path + ": " + e.getMessage());
        } catch (FileImport.GivenUp e) {
            throw givenUp(e);
        }
    }

    /** The service reads the file, by the region pack; the key is that of the import's connector. */
    private int importAs(String preset, AdminHttp http, Installation installation)
            throws IOException, InterruptedException {
        var screen = new Screen(System.out);
        var code = Presets.connectorOf(preset, http);
        var apiKey = key == null ? new ConnectorKey(installation, code).readOrRequest(http) : key;
        var target = new FileImport.Target(URI.create(http.baseUrl()), code, apiKey, Duration.ofSeconds(giveUpAfter));
        try (var progress = new PresetProgress(screen);
                var run = new PresetImport(path, preset, target, installation.imports(), Clock.systemUTC(), progress)) {
            var result = run.run();
            progress.close();
            var done = noWait ? null : new Drain(http, result.batch(), result.messages(), STUCK).await(screen);
            run.finish();
            report(screen, result, done);
            return result.refused() > 0 ? ExitCode.PARTLY : ExitCode.OK;
        } catch (FileImport.GivenUp e) {
            throw givenUp(e);
        }
    }

    private static CommandFailed givenUp(FileImport.GivenUp e) {
        String word = e.isFinal() ? "import.refused" : "import.given-up";
        return new CommandFailed(ExitCode.FAILURE, Words.of(word, String.valueOf(e.getMessage())));
    }

    private ColumnMapping mapping(RowFile.Survey survey) {
        try {
            return ColumnMapping.of(map, survey.columns());
        } catch (IllegalArgumentException e) {
            var parts = String.valueOf(e.getMessage()).split("\\|", -1);
            throw new CommandFailed(
                    ExitCode.USAGE, Words.of(parts[0], (Object[]) Arrays.copyOfRange(parts, 1, parts.length)));
        }
    }

    private static void explain(Screen screen, RowFile.Survey survey, ColumnMapping mapping) {
        screen.line(Words.of(
                "import.mapped",
                survey.rows(),
                mapping.columnOf().entrySet().stream()
                        .map(entry -> entry.getKey() + " ← " + entry.getValue())
                        .sorted()
                        .collect(Collectors.joining(", "))));
        var unsent = mapping.unsent(survey.columns());
        if (!unsent.isEmpty()) {
            screen.line(Words.of("import.unsent", String.join(", ", unsent)));
        }
    }

    private static void report(Screen screen, FileImport.Result result, Drain.@Nullable Counts done) {
        screen.line(Words.of("import.result.accepted", result.accepted()));
        if (done != null) {
            screen.line(Words.of("import.result.opened", done.opened()));
            if (done.added() > 0) {
                screen.line(Words.of("import.result.added", done.added()));
            }
            var inFile = result.accepted() - result.messages();
            screen.line(Words.of("import.result.repeated", done.repeated() + inFile));
            if (done.revised() > 0) {
                screen.line(Words.of("import.result.revised", done.revised()));
            }
        }
        screen.line(Words.of("import.result.refused", result.refused()));
        if (result.refused() > 0) {
            screen.line(Words.of("import.result.reasons", result.refusals()));
        }
        screen.line(Words.of("import.result.batch", result.batch()));
    }
}
