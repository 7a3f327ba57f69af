package otklik.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import otklik.region.RegionPack;
import otklik.region.RulesTrial;
import otklik.region.TrialJson;
import otklik.standalone.Words;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code otklik rules try}: what the rules of a pack would have decided otherwise about cases of the past. */
@Command(name = "try", resourceBundle = Words.BUNDLE)
final class RulesTryCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Past past = new Past();

    @Option(
            names = {"--region", "--pack"},
            paramLabel = "DIR")
    private @Nullable Path region;

    @Mixin
    private Elsewhere elsewhere;

    @Option(names = "--connector", paramLabel = "CODE", defaultValue = "import")
    private String connector;

    @Option(names = "--examples", paramLabel = "N", defaultValue = "10")
    private int examples;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    /** Where the cases come from. */
    static final class Past {

        @Option(names = "--since", paramLabel = "WHEN")
        private @Nullable String since;

        @Option(names = "--messages", paramLabel = "FILE")
        private @Nullable Path messages;
    }

    /** What would change is no failure; a case that cannot be decided is. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        var own = data.installation().regionPack();
        var pack = RegionPack.load(region == null ? own : region.toAbsolutePath());
        var trial = new RulesTrial(pack, Math.max(0, examples));
        var screen = new Screen(System.out);
        var now = Instant.now();
        if (past.messages != null) {
            if (!Files.isRegularFile(past.messages)) {
                throw new CommandFailed(ExitCode.USAGE, Words.of("import.no-file", past.messages));
            }
            new TaggedRows(RegionPack.load(own), pack, connector, now).read(past.messages, trial);
        } else {
            var since = Since.parse(String.valueOf(past.since), pack.zone(), now);
            try (var bar = new TrialBar(screen, since, now)) {
                replay(elsewhere.http(data), since, pack, trial, bar);
            }
        }
        var report = trial.report();
        new TrialTable(screen).print(report);
        if (json != null) {
            TrialJson.write(report, json);
        }
        return report.failed() == 0 ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static void replay(AdminHttp http, Instant since, RegionPack pack, RulesTrial trial, TrialBar bar) {
        var ended = new boolean[1];
        http.lines("/v1/routing-history?since=" + since + (pack.readsWords() ? "&words=true" : ""), line -> {
            if (line.path("end").asBoolean()) {
                ended[0] = true;
            } else if (line.isObject()) {
                add(line, pack, trial, bar);
            }
        });
        if (!ended[0]) {
            throw new CommandFailed(ExitCode.FAILURE, Words.of("rules.try.cut-off"));
        }
    }

    private static void add(JsonNode line, RegionPack pack, RulesTrial trial, TrialBar bar) {
        bar.read(Instant.parse(line.path("openedAt").asText()));
        try {
            trial.add(PastCases.read(line, pack));
        } catch (IllegalArgumentException e) {
            trial.fail(line.path("reference").asText(), String.valueOf(e.getMessage()));
        }
    }
}
