package otklik.standalone.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import otklik.region.Destination;
import otklik.region.PastCase;
import otklik.region.TrialReport;
import otklik.standalone.Words;

/** What a trial of rules found, for a person. */
final class TrialTable {

    private static final int MOST_MOVES = 40;
    private static final String TO = " → ";

    private final Screen screen;

    TrialTable(Screen screen) {
        this.screen = screen;
    }

    void print(TrialReport report) {
        screen.line(Words.of(
                "rules.try.sum",
                report.pack(),
                report.version(),
                report.cases(),
                report.unchanged(),
                report.changed(),
                report.failed()));
        if (report.leftOut() > 0) {
            screen.line(Words.of("rules.try.left-out", report.leftOut()));
        }
        effects(report.effects());
        moves("rules.try.rules", report.rules());
        moves("rules.try.places", report.places());
        if (report.unrouted() > 0) {
            screen.line(Words.of("rules.try.unrouted", report.unrouted()));
        }
        for (var what : PastCase.Lost.values()) {
            var cases = report.lost().get(what);
            if (cases != null) {
                screen.line(Words.of("rules.try.lost." + what.name().toLowerCase(Locale.ROOT), cases));
            }
        }
        for (var failure : report.failures()) {
            screen.line(Words.of("rules.try.failure", failure.reference(), failure.reason()));
        }
        examples(report.examples());
    }

    private void effects(TrialReport.Effects effects) {
        effect("rules.try.other-agency", effects.otherAgency());
        effect("rules.try.to-triage", effects.toTriage());
        effect("rules.try.from-triage", effects.fromTriage());
        effect("rules.try.other-curator", effects.otherCurator());
        effect("rules.try.other-deadline", effects.otherDeadline());
    }

    private void effect(String key, long cases) {
        if (cases > 0) {
            screen.line("  " + Words.of(key, cases));
        }
    }

    private void moves(String heading, List<TrialReport.Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        screen.line(Words.of(heading));
        TextTable.print(
                screen,
                List.of(Words.of("rules.try.then"), Words.of("rules.try.now"), Words.of("rules.try.cases")),
                moves.stream()
                        .limit(MOST_MOVES)
                        .map(move -> List.of(move.from(), move.to(), Long.toString(move.cases())))
                        .toList());
        if (moves.size() > MOST_MOVES) {
            screen.line("  " + Words.of("rules.try.more", moves.size() - MOST_MOVES));
        }
    }

    private void examples(List<TrialReport.Example> examples) {
        if (examples.isEmpty()) {
            return;
        }
        screen.line(Words.of("rules.try.examples"));
        var rows = new ArrayList<List<String>>();
        for (var example : examples) {
            rows.add(List.of(
                    example.reference(),
                    pair(example.then().rule(), example.now().rule()),
                    pair(example.then().place(), example.now().place()),
                    pair(due(example.then()), due(example.now()))));
        }
        TextTable.print(
                screen,
                List.of(
                        Words.of("rules.try.case"),
                        Words.of("rules.try.rule"),
                        Words.of("rules.try.place"),
                        Words.of("rules.try.deadline")),
                rows);
    }

    /** One word where both are the same. */
    private static String pair(@Nullable String then, @Nullable String now) {
        var before = then == null ? "?" : then;
        var after = now == null ? "?" : now;
        return before.equals(after) ? before : before + TO + after;
    }

    private static @Nullable String due(Destination to) {
        var terms = to.terms();
        if (terms == null) {
            return null;
        }
        Instant deadline = terms.deadline();
        return deadline == null ? "-" : deadline.toString();
    }
}
