package otklik.standalone.cli;

import java.util.ArrayList;
import java.util.List;

/** A table for a person: columns as wide as their longest cell. */
final class TextTable {

    private TextTable() {}

    /** @param rows each as long as the heading */
    static void print(Screen screen, List<String> heading, List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        all.add(heading);
        all.addAll(rows);
        var widths = new int[heading.size()];
        for (var row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (var row : all) {
            var text = new StringBuilder(" ");
            for (int i = 0; i < widths.length; i++) {
                text.append(' ')
                        .append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length() + 1));
            }
            screen.line(text.toString().stripTrailing());
        }
    }
}
