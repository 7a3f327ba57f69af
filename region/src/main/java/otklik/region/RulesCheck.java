package otklik.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import otklik.region.Cover.Verdict;
import otklik.region.RuleSpace.Dimension;

/**
 * Finds what is wrong with rules that are each well-formed: those that cannot hold, those that earlier ones leave nothing, those whose
 * order alone decides between agencies, and messages that no rule takes. Exact, over all messages that the rules tell apart, see
 * {@link RuleSpace}; a question that would take too long is a finding of its own.
 */
public final class RulesCheck {
    private final RegionPack pack;
    private final RuleSpace space;
    private final Cover cover;
    private final List<Rule> rules;
    private final List<Box> boxes;
    /** By the place of their rule; what no rule takes is with the last one. */
    private final Map<Integer, List<RuleFinding>> findings = new TreeMap<>();

    private int explained;

    private RulesCheck(RegionPack pack) {
        this.pack = pack;
        space = new RuleSpace(pack);
        cover = new Cover(space);
        rules = pack.routing().rules();
        boxes = rules.stream().map(rule -> space.of(rule.when())).toList();
    }

    /** @param today in the region; rules that ended before it are told */
    public static RulesReport of(RegionPack pack, LocalDate today) {
        return new RulesCheck(pack).report(today);
    }

    /** The questions whose answers matter most come first: what is left when the work grows too much are warnings. */
    private RulesReport report(LocalDate today) {
        int last = rules.size() - 1;
        for (int i = 0; i < last; i++) {
            var lastDay = rules.get(i).when().validTo();
            if (lastDay != null && lastDay.isBefore(today)) {
                add(i, new RuleFinding.Expired(rules.get(i).id(), rules.get(i).line(), lastDay));
            }
            if (boxes.get(i).isEmpty(space)) {
                add(i, dead(i));
            } else {
                reach(i);
            }
        }
        unrouted(last);
        for (int i = 0; i < last; i++) {
            if (!boxes.get(i).isEmpty(space)) {
                conflicts(i);
            }
        }
        var all = findings.values().stream().flatMap(List::stream).toList();
        return new RulesReport(pack.code(), pack.version(), rules.size(), all, explained);
    }

    private void add(int at, RuleFinding finding) {
        findings.computeIfAbsent(at, any -> new ArrayList<>()).add(finding);
    }

    private RuleFinding dead(int at) {
        var rule = rules.get(at);
        var keys = Stream.of(Dimension.values())
                .filter(dimension -> !boxes.get(at).has(dimension))
                .map(Dimension::keys)
                .toList();
        return new RuleFinding.Dead(rule.id(), rule.line(), keys.isEmpty() ? "words" : String.join(", ", keys));
    }

    private void reach(int at) {
        var rule = rules.get(at);
        switch (cover.of(boxes.get(at), earlier(at))) {
            case OPEN -> {}
            case UNKNOWN -> add(at, new RuleFinding.Undecided(rule.id(), rule.line()));
            case COVERED -> add(at, new RuleFinding.Shadowed(rule.id(), rule.line(), shadows(at)));
        }
    }

    /** The earlier rules that are needed to leave this one nothing. */
    private List<String> shadows(int at) {
        var needed = new ArrayList<>(takers(at).stream()
                .filter(i -> boxes.get(i).meets(boxes.get(at)))
                .toList());
        for (var candidate : List.copyOf(needed).reversed()) {
            var without = needed.stream()
                    .filter(i -> !i.equals(candidate))
                    .map(boxes::get)
                    .toList();
            if (cover.of(boxes.get(at), without) == Verdict.COVERED) {
                needed.remove(candidate);
            }
        }
        return needed.stream().map(i -> rules.get(i).id()).toList();
    }

    private void conflicts(int at) {
        var near = earlier(at).stream().filter(boxes.get(at)::meets).toList();
        for (int other = at + 1; other < rules.size() - 1; other++) {
            if (!isOrderAlone(at, other, near)) {
                continue;
            }
            if (rules.get(at).before().names(rules.get(other))) {
                explained++;
                continue;
            }
            add(
                    at,
                    new RuleFinding.Conflict(
                            rules.get(at).id(),
                            rules.get(at).line(),
                            agency(rules.get(at).outcome()),
                            rules.get(other).id(),
                            rules.get(other).line(),
                            agency(rules.get(other).outcome())));
        }
    }

    /** @param near the earlier rules that may take some of the messages of the first */
    private boolean isOrderAlone(int at, int other, List<Box> near) {
        var one = agency(rules.get(at).outcome());
        var two = agency(rules.get(other).outcome());
        var box = boxes.get(at);
        var otherBox = boxes.get(other);
        if (one.isEmpty()
                || two.isEmpty()
                || one.equals(two)
                || !box.meets(otherBox)
                || box.waysOut(otherBox) == 0
                || otherBox.waysOut(box) == 0) {
            return false;
        }
        var both = box.and(otherBox);
        if (one.equals(OutcomeReader.LOCAL_ADMINISTRATION)) {
            both = space.outside(both, pack.agency(two).flatMap(Agency::municipality));
        } else if (two.equals(OutcomeReader.LOCAL_ADMINISTRATION)) {
            both = space.outside(both, pack.agency(one).flatMap(Agency::municipality));
        }
        return cover.of(both, near) != Verdict.COVERED;
    }

    /** Who works on the messages of a rule; empty where nobody is named. */
    private static String agency(Outcome outcome) {
        return outcome instanceof Outcome.AssignTo to
                ? to.executor() == null
                        ? OutcomeReader.LOCAL_ADMINISTRATION
                        : to.executor().code()
                : "";
    }

    private void unrouted(int last) {
        var takers = earlier(last);
        boolean undecided = false;
        for (var category : pack.categories()) {
            for (var known : List.of(true, false)) {
                var regimesByKinds = new LinkedHashMap<List<String>, List<String>>();
                for (var regime : pack.regimes()) {
                    var kinds = new ArrayList<String>();
                    for (var kind : Kind.values()) {
                        var verdict = cover.of(space.of(category.code(), known, regime.code(), kind), takers);
                        undecided |= verdict == Verdict.UNKNOWN;
                        if (verdict == Verdict.OPEN) {
                            kinds.add(kind.code());
                        }
                    }
                    if (!kinds.isEmpty()) {
                        regimesByKinds
                                .computeIfAbsent(kinds, any -> new ArrayList<>())
                                .add(regime.code());
                    }
                }
                regimesByKinds.forEach((kinds, regimes) ->
                        add(last, new RuleFinding.Unrouted(category.code(), known, regimes, kinds)));
            }
        }
        if (undecided) {
            add(
                    last,
                    new RuleFinding.Undecided(
                            rules.get(last).id(), rules.get(last).line()));
        }
    }

    private List<Box> earlier(int at) {
        return takers(at).stream().map(boxes::get).toList();
    }

    /** The earlier rules that leave this one nothing of theirs; one that thanks whom later rules find leaves it to all but its like. */
    private List<Integer> takers(int at) {
        return Stream.iterate(0, i -> i < at, i -> i + 1)
                .filter(i -> !leavesToOthers(i) || leavesToOthers(at))
                .toList();
    }

    private boolean leavesToOthers(int at) {
        return rules.get(at).outcome() instanceof Outcome.ThankResponsible;
    }
}
