package otklik.standalone.cli;

import java.io.PrintStream;

/** Lines for a person: on a terminal a progress line is written over itself, elsewhere each new state is a line. */
final class Screen {

    private final PrintStream out;
    private final boolean terminal;
    private String shown = "";

    Screen(PrintStream out) {
        this.out = out;
        var console = System.console();
        this.terminal = console != null && console.isTerminal();
    }

    synchronized void progress(String text) {
        if (text.equals(shown)) {
            return;
        }
        if (terminal) {
            out.print("\r\u001b[K  " + text);
        } else {
            out.println("  " + text);
        }
        out.flush();
        shown = text;
    }

    synchronized void line(String text) {
        if (terminal && !shown.isEmpty()) {
            out.print("\r\u001b[K");
        }
        shown = "";
        out.println(text);
        out.flush();
    }
}
