package otklik.classify.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import otklik.classify.csv.UnusableFileException;
import otklik.region.PackFaults;
import picocli.CommandLine;

/** Runs a command and ends the process: 0 for done, 1 for what cannot be done with what was given, 2 for wrong options. */
public final class Commands {
    private Commands() {}

    public static void run(Callable<Integer> command, String... arguments) {
        Words.choose(arguments);
        System.exit(line(command).execute(arguments));
    }

    /** The command line of a command, which says what went wrong. */
    public static CommandLine line(Callable<Integer> command) {
        CommandLine line = new CommandLine(command);
        line.setExecutionExceptionHandler((failure, of, given) -> {
            of.getErr().println(message(failure));
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }

    /** A progress bar over the bytes of a file. */
    static ProgressBar byteBar(String task, Path file) throws IOException {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(Files.size(file))
                .setUnit(" KB", 1024)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .build();
    }

    /** What went wrong, in words that name files and lines and no citizen's words. */
    private static String message(Exception failure) {
        return switch (failure) {
            case UnusableFileException said -> String.valueOf(said.getMessage());
            case PackFaults said -> String.valueOf(said.getMessage());
            case FileSystemException said ->
                Words.of("no-file", said.getFile(), said.getClass().getSimpleName());
            case UncheckedIOException said -> said.getMessage() + ": " + said.getCause();
            default ->
                Words.of(
                        "failure",
                        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
        };
    }
}
