package otklik.standalone.cli;

import java.util.Arrays;
import java.util.concurrent.Callable;
import otklik.region.PackFaults;
import otklik.standalone.Words;
import otklik.standalone.launch.LaunchFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code otklik}. */
@Command(
        name = "otklik",
        resourceBundle = Words.BUNDLE,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeOnExecutionException = ExitCode.FAILURE,
        usageHelpAutoWidth = true,
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            TokenCommand.class,
            AgencyCommand.class,
            ConnectorCommand.class,
            KeysCommand.class,
            ImportCommand.class,
            StatusesCommand.class,
            RedriveCommand.class,
            RegionCommand.class,
            RulesCommand.class,
            ScriptCommands.Classify.class,
            ScriptCommands.Evaluate.class,
            GazetteerCommand.class,
            ScriptCommands.Train.class,
            ScriptCommands.Model.class,
            ScriptCommands.Audit.class,
            ScriptCommands.Bench.class,
            ScriptCommands.Test.class,
            HelpCommand.class
        })
public final class Otklik implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "help")
    private boolean help;

    @Option(names = "--lang", paramLabel = "ru|en", scope = ScopeType.INHERIT, descriptionKey = "lang")
    private String language = "";

    @Spec
    private CommandSpec spec;

    private Otklik() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Words.choose(Arrays.asList(arguments), System.getenv());
        System.exit(run(arguments));
    }

    /** Runs a command. */
    static int run(String... arguments) {
        Logs.quiet();
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Otklik());
        line.setParameterExceptionHandler((wrong, given) -> {
            var err = wrong.getCommandLine().getErr();
            err.println(Words.of("usage.wrong", describe(wrong)));
            err.println(Words.of(
                    "usage.see", wrong.getCommandLine().getCommandSpec().qualifiedName(" ")));
            return ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((failure, command, given) -> {
            var err = command.getErr();
            switch (failure) {
                case CommandFailed said -> {
                    err.println(said.getMessage());
                    return said.exitCode();
                }
                case LaunchFailed said -> err.println(Words.of(said.word(), said.arguments()));
                case PackFaults faults -> err.println(faults.getMessage());
                case InterruptedException stopped -> Thread.currentThread().interrupt();
                default -> err.println(Words.of("failure", describe(failure)));
            }
            return ExitCode.FAILURE;
        });
        return line;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return ExitCode.OK;
    }

    private static String describe(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
