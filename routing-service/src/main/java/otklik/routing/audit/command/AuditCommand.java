package otklik.routing.audit.command;

import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code otklik audit}: whether the audit is as it was written. Ends with 0, 1 for faults, 2 for wrong options, 3 where nothing runs. */
@Command(
        name = "otklik audit",
        resourceBundle = Words.BUNDLE,
        usageHelpAutoWidth = true,
        subcommands = {VerifyCommand.class, CheckpointCommand.class})
public final class AuditCommand implements Callable<Integer> {
    static final int NOT_RUNNING = 3;

    @Mixin
    private Installation installation;

    @Spec
    private CommandSpec spec;

    /** The command line. */
    public static void main(String[] arguments) {
        Words.choose(arguments);
        System.exit(line().execute(arguments));
    }

    /** The command line, which says what went wrong. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new AuditCommand());
        line.setExecutionExceptionHandler((failure, of, given) -> {
            of.getErr().println(message(failure));
            return failure instanceof Installation.NotRunning ? NOT_RUNNING : CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.USAGE;
    }

    private static String message(Exception failure) {
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return switch (failure) {
            case Installation.NotRunning ignored -> said;
            case UncheckedIOException unread -> Words.of("failure", said + ": " + unread.getCause());
            default -> Words.of("failure", said);
        };
    }
}
