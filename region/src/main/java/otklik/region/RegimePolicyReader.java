package otklik.region;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a regime of deadlines.yaml says beside its terms. Lists that are not in order are faults, and cut short. */
final class RegimePolicyReader {
    static final List<String> KEYS = List.of(
            "endsOn",
            "registerWithin",
            "redirectWithin",
            "extendBy",
            "warnBefore",
            "escalate",
            "triageWithin",
            "triageWarnBefore",
            "pauses");

    /** The regime of law 59-FZ. */
    private static final String STATUTORY = "appeal";

    private static final int MOST_PAUSES = 100;

    private static final String TERM = "hours as 24h, days as 10d or working days as 9wd";

    private RegimePolicyReader() {}

    /** @param regime its code */
    static RegimePolicy read(String regime, YamlValue.Fields fields) {
        return new RegimePolicy(
                fields.byName("endsOn")
                        .flatMap(v -> v.oneOf(EndsOn.values(), EndsOn::code))
                        .orElse(EndsOn.ANY),
                fields.byName("registerWithin").flatMap(RegimePolicyReader::term),
                fields.byName("redirectWithin").flatMap(RegimePolicyReader::term),
                fields.byName("extendBy").flatMap(RegimePolicyReader::term),
                fields.byName("warnBefore").map(RegimePolicyReader::warnings).orElse(List.of()),
                fields.byName("escalate").map(RegimePolicyReader::levels).orElse(List.of()),
                triage(fields),
                pauses(regime, fields));
    }

    private static Optional<TriagePolicy> triage(YamlValue.Fields fields) {
        var warnings = fields.byName("triageWarnBefore");
        var before = warnings.map(RegimePolicyReader::warnings).orElse(List.of());
        var within = fields.byName("triageWithin").flatMap(RegimePolicyReader::term);
        if (within.isEmpty()) {
            warnings.ifPresent(v -> v.fault("'triageWarnBefore' without 'triageWithin'", "both, or neither"));
        }
        return within.map(term -> new TriagePolicy(term, before));
    }

    private static PausePolicy pauses(String regime, YamlValue.Fields fields) {
        boolean statutory = regime.equals(STATUTORY);
        var value = fields.byName("pauses");
        if (value.isEmpty()) {
            return statutory ? PausePolicy.NONE : PausePolicy.UNLIMITED;
        }
        var limits = value.get().fields("atMost", "total");
        int atMost = limits.required("atMost")
                .map(v -> v.wholeNumber(0, MOST_PAUSES).orElse(0))
                .orElse(0);
        if (statutory && atMost > 0) {
            value.get()
                    .fault(
                            "pauses of a statutory appeal",
                            "atMost: 0, for law 59-FZ lets a term be extended but never stopped");
        }
        var total = limits.byName("total").flatMap(v -> v.read(RegimePolicyReader::length, "hours or days: 12h, 30d"));
        return new PausePolicy(atMost, total);
    }

    private static Optional<Duration> length(String text) {
        return Term.parse(text).flatMap(term -> switch (term) {
            case Term.Hours hours -> Optional.of(Duration.ofHours(hours.count()));
            case Term.Days days -> Optional.of(Duration.ofDays(days.count()));
            case Term.Workdays ignored -> Optional.empty();
            case Term.None ignored -> Optional.empty();
        });
    }

    private static List<Term> warnings(YamlValue list) {
        var warnings = new ArrayList<Term>();
        for (var item : list.items()) {
            var term = term(item);
            if (term.isEmpty()) {
                continue;
            }
            if (!warnings.isEmpty() && !RegimePolicy.isLonger(warnings.getLast(), term.get())) {
                item.fault(
                        YamlValue.quote(term.get().code()) + " comes after "
                                + YamlValue.quote(warnings.getLast().code()),
                        "terms of one unit, the longest first");
                break;
            }
            warnings.add(term.get());
        }
        return warnings;
    }

    private static List<Escalation> levels(YamlValue list) {
        var levels = new ArrayList<Escalation>();
        for (var item : list.items()) {
            var fields = item.fields("after", "to");
            var after = fields.required("after").flatMap(RegimePolicyReader::term);
            var to = fields.required("to").flatMap(v -> v.oneOf(Escalation.To.values(), Escalation.To::code));
            if (after.isEmpty() || to.isEmpty()) {
                continue;
            }
            var level = new Escalation(after.get(), to.get());
            if (!levels.isEmpty() && !follows(levels.getLast(), level, item)) {
                break;
            }
            levels.add(level);
        }
        return levels;
    }

    private static boolean follows(Escalation last, Escalation next, YamlValue place) {
        boolean later = RegimePolicy.isLonger(next.after(), last.after());
        boolean higher = next.to().compareTo(last.to()) > 0;
        if (!later) {
            place.fault(
                    "a level after " + YamlValue.quote(next.after().code()) + " follows one after "
                            + YamlValue.quote(last.after().code()),
                    "terms of one unit, the shortest first");
        }
        if (!higher) {
            place.fault(
                    "the escalation goes from " + YamlValue.quote(last.to().code()) + " to "
                            + YamlValue.quote(next.to().code()),
                    "somebody higher on each level: executor-head, curator, governor");
        }
        return later && higher;
    }

    private static Optional<Term> term(YamlValue value) {
        return value.read(text -> Term.parse(text).filter(term -> !(term instanceof Term.None)), TERM);
    }
}
