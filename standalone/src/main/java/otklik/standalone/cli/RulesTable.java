package otklik.standalone.cli;

import java.util.ArrayList;
import java.util.List;
import otklik.region.RuleFinding;
import otklik.region.RulesReport;
import otklik.standalone.Words;

/** A report of the rules for a person: a line for each finding, and a table of what no rule takes. */
final class RulesTable {

    private static final String FILE = "routes.yaml:";

    private final Screen screen;

    RulesTable(Screen screen) {
        this.screen = screen;
    }

    void print(RulesReport report) {
        var rows = new ArrayList<List<String>>();
        for (var finding : report.findings()) {
            switch (finding) {
                case RuleFinding.Dead dead -> line(dead.line(), "rules.dead", dead.rule(), dead.keys());
                case RuleFinding.Shadowed shadowed ->
                    line(shadowed.line(), "rules.shadowed", shadowed.rule(), String.join(", ", shadowed.by()));
                case RuleFinding.Conflict conflict ->
                    line(
                            conflict.line(),
                            "rules.conflict",
                            conflict.rule(),
                            conflict.agency(),
                            conflict.other(),
                            conflict.otherLine(),
                            conflict.otherAgency());
                case RuleFinding.Expired expired ->
                    line(
                            expired.line(),
                            "rules.expired",
                            expired.rule(),
                            expired.lastDay().toString());
                case RuleFinding.Undecided undecided -> line(undecided.line(), "rules.undecided", undecided.rule());
                case RuleFinding.Unrouted unrouted ->
                    rows.add(List.of(
                            unrouted.category(),
                            Words.of(unrouted.placeKnown() ? "rules.place.known" : "rules.place.unknown"),
                            String.join(", ", unrouted.regimes()),
                            String.join(", ", unrouted.kinds()),
                            Integer.toString(unrouted.combinations())));
            }
        }
        if (!rows.isEmpty()) {
            screen.line(Words.of("rules.unrouted", report.unrouted()));
            TextTable.print(
                    screen,
                    List.of(
                            Words.of("rules.column.category"),
                            Words.of("rules.column.place"),
                            Words.of("rules.column.regimes"),
                            Words.of("rules.column.kinds"),
                            Words.of("rules.column.combinations")),
                    rows);
        }
        screen.line(Words.of(
                "rules.sum", report.pack(), report.version(), report.rules(), report.errors(), report.warnings()));
        if (report.explained() > 0) {
            screen.line(Words.of("rules.explained", report.explained()));
        }
    }

    private void line(int line, String key, Object... arguments) {
        screen.line(FILE + line + ": " + Words.of(key, arguments));
    }
}
