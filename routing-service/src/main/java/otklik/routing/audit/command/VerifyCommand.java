package otklik.routing.audit.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import otklik.routing.audit.SavedCheckpoint;
import otklik.routing.audit.Verification;
import otklik.routing.audit.VerifyAudit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code otklik audit verify}: checks every entry, link and checkpoint. */
@Command(name = "verify", resourceBundle = Words.BUNDLE, usageHelpAutoWidth = true)
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Installation installation;

    @Option(names = "--json", paramLabel = "F", descriptionKey = "verify-json")
    private @Nullable Path json;

    @Option(names = "--checkpoint", paramLabel = "FILE", descriptionKey = "verify-checkpoint")
    private @Nullable Path checkpoint;

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "verify-key")
    private @Nullable Path key;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "otklik-audit", descriptionKey = "verify-name")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        Optional<SavedCheckpoint> saved =
                checkpoint == null ? Optional.empty() : Optional.of(SavedCheckpoint.read(checkpoint));
        Verification result;
        try (Connection connection = installation.connect()) {
            result = verify(new VerifyAudit(installation.keys(key), saved), connection);
            record(connection, result);
        }
        PrintWriter out = spec.commandLine().getOut();
        VerificationReport report = new VerificationReport(result);
        report.print(out);
        if (json != null) {
            report.write(json);
            out.println(Words.of("audit.written", json));
        }
        out.flush();
        return result.isClean() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static Verification verify(VerifyAudit audit, Connection connection) throws SQLException {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            return audit.verify(connection, Clock.systemUTC().instant(), passed -> {});
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("audit")
                .setInitialMax(audit.size(connection))
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .showSpeed()
                .build()) {
            LongConsumer progress = bar::stepBy;
            return audit.verify(connection, Clock.systemUTC().instant(), progress);
        }
    }

    /** Who may only read can check all the same. */
    private void record(Connection connection, Verification result) {
        try {
            VerifyAudit.record(connection, result, name);
        } catch (SQLException e) {
            spec.commandLine().getErr().println(Words.of("audit.not-on-record", String.valueOf(e.getMessage())));
        }
    }
}
