package otklik.standalone.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import otklik.region.RegionCheck;
import otklik.standalone.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otklik region}: what can be done with a region pack. */
@Command(name = "region", resourceBundle = Words.BUNDLE, subcommands = RegionCommand.Check.class)
final class RegionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return ExitCode.USAGE;
    }

    /** {@code otklik region check}: says every fault of a pack. */
    @Command(name = "check", resourceBundle = Words.BUNDLE)
    static final class Check implements Callable<Integer> {

        @Parameters(paramLabel = "DIR", descriptionKey = "dir")
        private Path folder;

        @Override
        public Integer call() {
            return RegionCheck.check(folder, System.out);
        }
    }
}
