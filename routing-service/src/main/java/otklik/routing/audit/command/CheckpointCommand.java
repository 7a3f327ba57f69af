package otklik.routing.audit.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import otklik.routing.audit.SavedCheckpoint;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code otklik audit checkpoint}: saves the last checkpoint, to be kept elsewhere. */
@Command(name = "checkpoint", resourceBundle = Words.BUNDLE, usageHelpAutoWidth = true)
final class CheckpointCommand implements Callable<Integer> {
    @Mixin
    private Installation installation;

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "checkpoint-out")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        Optional<SavedCheckpoint> last;
        try (Connection connection = installation.connect()) {
            last = SavedCheckpoint.last(connection);
        }
        if (last.isEmpty()) {
            spec.commandLine().getErr().println(Words.of("audit.no-checkpoint"));
            return CommandLine.ExitCode.SOFTWARE;
        }
        last.get().write(out);
        PrintWriter said = spec.commandLine().getOut();
        said.println(
                Words.of("audit.saved", last.get().number(), last.get().at().toString(), out));
        said.flush();
        return CommandLine.ExitCode.OK;
    }
}
