package otklik.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import otklik.eventing.seal.KeyWrap;
import otklik.standalone.Words;
import otklik.standalone.keys.SecretFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otklik keys}: changes a master key in three steps, between which its readers follow. */
@Command(
        name = "keys",
        resourceBundle = Words.BUNDLE,
        subcommands = {KeysCommand.Add.class, KeysCommand.Promote.class, KeysCommand.Withdraw.class})
final class KeysCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return ExitCode.OK;
    }

    /** {@code otklik keys add FILE}. */
    @Command(name = "add", resourceBundle = Words.BUNDLE)
    static final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", descriptionKey = "file")
        private Path file;

        @Override
        public Integer call() throws IOException {
            return change(file, KeyWrap::added, "keys.added");
        }
    }

    /** {@code otklik keys promote FILE}. */
    @Command(name = "promote", resourceBundle = Words.BUNDLE)
    static final class Promote implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", descriptionKey = "file")
        private Path file;

        @Override
        public Integer call() throws IOException {
            return change(file, KeyWrap::promoted, "keys.promoted");
        }
    }

    /** {@code otklik keys withdraw FILE}. */
    @Command(name = "withdraw", resourceBundle = Words.BUNDLE)
    static final class Withdraw implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", descriptionKey = "file")
        private Path file;

        @Override
        public Integer call() throws IOException {
            return change(file, KeyWrap::withoutFormer, "keys.withdrawn");
        }
    }

    private static int change(Path file, UnaryOperator<String> step, String said) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed(ExitCode.USAGE, Words.of("keys.no-file", file));
        }
        String changed;
        try {
            changed = step.apply(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(ExitCode.USAGE, Words.of("keys.no-keyset", file));
        }
        SecretFile.write(file, changed);
        System.out.println(
                Words.of(said, file, Integer.toUnsignedString(KeyWrap.read(file).primary())));
        return ExitCode.OK;
    }
}
