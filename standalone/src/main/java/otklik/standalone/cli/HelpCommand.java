package otklik.standalone.cli;

import java.util.List;
import java.util.concurrent.Callable;
import otklik.standalone.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otklik help}: explains the program or one of its commands. */
@Command(name = "help", resourceBundle = Words.BUNDLE)
final class HelpCommand implements Callable<Integer> {

    @Parameters(paramLabel = "COMMAND", arity = "0..*", descriptionKey = "command")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var line = spec.root().commandLine();
        for (var name : names) {
            var found = line.getSubcommands().get(name);
            if (found == null) {
                throw new CommandFailed(ExitCode.USAGE, Words.of("help.no-command", name));
            }
            line = found;
        }
        line.usage(System.out);
        return ExitCode.OK;
    }
}
