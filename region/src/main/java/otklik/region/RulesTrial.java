package otklik.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import otklik.region.PastCase.Lost;
import otklik.region.TrialReport.Example;
import otklik.region.TrialReport.Failure;
import otklik.region.TrialReport.Move;

/**
 * Asks the rules of a pack about cases of the past and counts what they would have decided otherwise. What is lost counts as follows:
 * without the rule or the terms of then, these are not compared; a kind of which it is not known how sure it was is taken both as sure and
 * as unsure, and where that makes a difference, as whichever the decision of then agrees with. For leaf, regime and words the caller
 * puts into the query what comes nearest. Not thread-safe.
 */
public final class RulesTrial {
    private final RegionPack pack;
    private final int most;
    private final String lastRule;
    private final Map<Move, Long> rules = new HashMap<>();
    private final Map<Move, Long> places = new HashMap<>();
    private final Map<Lost, Long> lost = new EnumMap<>(Lost.class);
    private final List<Example> examples = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private long cases;
    private long leftOut;
    private long unchanged;
    private long toTriage;
    private long fromTriage;
    private long otherAgency;
    private long otherCurator;
    private long otherDeadline;
    private long unrouted;
    private long failed;

    /** @param examples how many cases the report names at most */
    public RulesTrial(RegionPack pack, int examples) {
        this.pack = pack;
        this.most = examples;
        this.lastRule = pack.routes().getLast();
    }

    /** A rule that fails is told in the report and does not end the trial. */
    public void add(PastCase past) {
        Destination then = past.then();
        if (then == null) {
            leftOut++;
            return;
        }
        Destination now;
        try {
            now = decide(past, then);
        } catch (RuntimeException e) {
            fail(past.reference(), String.valueOf(e.getMessage()));
            return;
        }
        cases++;
        for (Lost what : past.lost()) {
            if (what != Lost.KIND_CONFIDENCE) {
                lost.merge(what, 1L, Long::sum);
            }
        }
        compare(past.reference(), then, now);
    }

    /** A case that could not even be asked about. */
    public void fail(String reference, String reason) {
        cases++;
        failed++;
        if (failures.size() < most) {
            failures.add(new Failure(reference, reason));
        }
    }

    public TrialReport report() {
        return new TrialReport(
                pack.code(),
                pack.version(),
                cases,
                leftOut,
                unchanged,
                sorted(rules),
                sorted(places),
                new TrialReport.Effects(toTriage, fromTriage, otherAgency, otherCurator, otherDeadline),
                unrouted,
                Map.copyOf(lost),
                List.copyOf(examples),
                failed,
                List.copyOf(failures));
    }

    private Destination decide(PastCase past, Destination then) {
        RoutingQuery query = past.query();
        RoutingQuery.Wish kind = query.kind();
        if (kind == null || !past.lost().contains(Lost.KIND_CONFIDENCE)) {
            return Destination.of(pack, query);
        }
        Destination unsure = Destination.of(pack, query.withKind(new RoutingQuery.Wish(kind.kind(), 0)));
        Destination sure = Destination.of(pack, query.withKind(new RoutingQuery.Wish(kind.kind(), 1)));
        if (sure.equals(unsure)) {
            return sure;
        }
        lost.merge(Lost.KIND_CONFIDENCE, 1L, Long::sum);
        return agrees(sure, then) ? sure : unsure;
    }

    private static boolean agrees(Destination one, Destination then) {
        return then.rule() == null ? one.isSamePlace(then) : Objects.equals(one.rule(), then.rule());
    }

    private void compare(String reference, Destination then, Destination now) {
        if (lastRule.equals(now.rule())) {
            unrouted++;
        }
        String ruleOfThen = then.rule();
        boolean otherRule = ruleOfThen != null && !ruleOfThen.equals(now.rule());
        if (ruleOfThen != null && otherRule) {
            count(rules, ruleOfThen, String.valueOf(now.rule()));
        }
        boolean otherPlace = !then.isSamePlace(now);
        if (otherPlace) {
            count(places, then.place(), now.place());
            move(then, now);
        }
        boolean otherTerms = otherTerms(then, now);
        if (!otherRule && !otherPlace && !otherTerms) {
            unchanged++;
        } else if (examples.size() < most) {
            examples.add(new Example(reference, then, now));
        }
    }

    private void move(Destination then, Destination now) {
        if (then.agency() != null && now.agency() != null) {
            otherAgency++;
        } else if (then.agency() != null) {
            toTriage++;
        } else if (now.agency() != null) {
            fromTriage++;
        }
    }

    /** What goes with an agency is compared where one has it both ways. */
    private boolean otherTerms(Destination then, Destination now) {
        Destination.Terms before = then.terms();
        Destination.Terms after = now.terms();
        if (before == null || after == null || then.agency() == null || now.agency() == null) {
            return false;
        }
        boolean curator = then.isSamePlace(now) && !Objects.equals(before.curator(), after.curator());
        boolean deadline = !Objects.equals(before.deadline(), after.deadline());
        otherCurator += curator ? 1 : 0;
        otherDeadline += deadline ? 1 : 0;
        return curator || deadline;
    }

    private static void count(Map<Move, Long> moves, String from, String to) {
        moves.merge(new Move(from, to, 0), 1L, Long::sum);
    }

    private static List<Move> sorted(Map<Move, Long> counted) {
        return counted.entrySet().stream()
                .map(entry -> new Move(entry.getKey().from(), entry.getKey().to(), entry.getValue()))
                .sorted(Comparator.comparingLong(Move::cases)
                        .reversed()
                        .thenComparing(Move::from)
                        .thenComparing(Move::to))
                .toList();
    }
}
