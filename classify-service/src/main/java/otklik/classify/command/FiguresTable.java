package otklik.classify.command;

import java.io.PrintWriter;
import java.util.Map;

/** Prints a report's figures: what is a number or a word at once, tables by class as rows, nothing that is too long to read. */
public final class FiguresTable {
    private FiguresTable() {}

    public static void print(Map<String, Object> report, PrintWriter out) {
        print("", report, out);
    }

    private static void print(String indent, Map<?, ?> report, PrintWriter out) {
        report.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner && isRow(inner)) {
                out.printf("%s%-30s%s%n", indent, name, row(inner));
            } else if (value instanceof Map<?, ?> inner && !name.equals("confusion")) {
                out.printf("%s%s%n", indent, name);
                print(indent + "  ", inner, out);
            } else if (value instanceof Number || value instanceof String) {
                out.printf("%s%-30s%s%n", indent, name, value);
            }
        });
    }

    private static boolean isRow(Map<?, ?> inner) {
        return inner.containsKey("f1") && inner.values().stream().allMatch(Number.class::isInstance);
    }

    private static String row(Map<?, ?> figures) {
        StringBuilder row = new StringBuilder();
        figures.forEach((name, value) -> row.append(String.format("  %s %-8s", name, value)));
        return row.toString();
    }
}
