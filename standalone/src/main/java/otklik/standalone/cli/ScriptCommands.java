package otklik.standalone.cli;

import java.util.concurrent.Callable;
import otklik.standalone.Words;
import picocli.CommandLine.Command;

/** Commands that the script {@code otklik} runs by itself; they are here to be found in the help. */
final class ScriptCommands {

    private ScriptCommands() {}

    private abstract static class RunByScript implements Callable<Integer> {

        @Override
        public Integer call() {
            throw new CommandFailed(ExitCode.USAGE, Words.of("script.only"));
        }
    }

    /** {@code otklik classify}. */
    @Command(name = "classify", resourceBundle = Words.BUNDLE)
    static final class Classify extends RunByScript {}

    /** {@code otklik evaluate}. */
    @Command(name = "evaluate", resourceBundle = Words.BUNDLE)
    static final class Evaluate extends RunByScript {}

    /** {@code otklik train}. */
    @Command(name = "train", resourceBundle = Words.BUNDLE)
    static final class Train extends RunByScript {}

    /** {@code otklik model}. */
    @Command(name = "model", resourceBundle = Words.BUNDLE)
    static final class Model extends RunByScript {}

    /** {@code otklik audit}. */
    @Command(name = "audit", resourceBundle = Words.BUNDLE)
    static final class Audit extends RunByScript {}

    /** {@code otklik bench}. */
    @Command(name = "bench", resourceBundle = Words.BUNDLE)
    static final class Bench extends RunByScript {}

    /** {@code otklik test}. */
    @Command(name = "test", resourceBundle = Words.BUNDLE)
    static final class Test extends RunByScript {}
}
