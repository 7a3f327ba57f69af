package otklik.standalone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import otklik.region.RegionPack;
import otklik.region.RulesCheck;
import otklik.region.RulesJson;
import otklik.standalone.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code otklik rules}: what can be said of the rules of a region pack. */
@Command(
        name = "rules",
        resourceBundle = Words.BUNDLE,
        subcommands = {RulesCommand.Check.class, RulesTryCommand.class})
final class RulesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return ExitCode.USAGE;
    }

    /** {@code otklik rules check}: rules that decide nothing or by their order alone, and messages that no rule takes. */
    @Command(name = "check", resourceBundle = Words.BUNDLE)
    static final class Check implements Callable<Integer> {

        @Option(names = "--pack", paramLabel = "DIR")
        private @Nullable Path folder;

        @Option(names = "--json", paramLabel = "FILE")
        private @Nullable Path json;

        /** A pack with faults has no rules to check: {@link Otklik} prints them. */
        @Override
        public Integer call() throws IOException {
            var place = folder == null ? new DataOption().installation().regionPack() : folder.toAbsolutePath();
            var pack = RegionPack.load(place);
            var report = RulesCheck.of(pack, LocalDate.now(pack.zone()));
            new RulesTable(new Screen(System.out)).print(report);
            if (json != null) {
                RulesJson.write(report, json);
            }
            return report.errors() == 0 ? ExitCode.OK : ExitCode.FAILURE;
        }
    }
}
