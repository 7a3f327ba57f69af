package otklik.benchmarks;

import java.util.Locale;

/** What a benchmark says while it works: a line that is written over on a terminal, nothing of it elsewhere. */
public final class Console {
    private static final boolean TERMINAL =
            System.console() != null && System.console().isTerminal();

    private Console() {}

    public static void say(String format, Object... facts) {
        System.out.printf(Locale.ROOT, format + "%n", facts);
    }

    public static void progress(String what, long done, long of) {
        if (TERMINAL) {
            System.out.printf(Locale.ROOT, "\r\033[K  %s: %,d of %,d", what, done, of);
            System.out.flush();
        }
    }

    /** Ends the line of {@link #progress}. */
    public static void done(String what, long number) {
        System.out.printf(Locale.ROOT, "%s%s: %,d%n", TERMINAL ? "\r\033[K" : "", what, number);
    }
}
