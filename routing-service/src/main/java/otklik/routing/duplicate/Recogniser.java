package otklik.routing.duplicate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import otklik.region.RegionPack;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.duplicate.MatterRows.Known;

/**
 * Finds the open cases that new messages are about, of those in the database and of those in the same batch, in a number of statements
 * that does not depend on the batch. Two batches at the same time on two replicas do not see each other: then both open a case. One thread
 * at a time.
 */
public final class Recogniser {
    private final Supplier<RegionPack> packs;
    private final CaseStore cases;
    private final MatterRows rows = new MatterRows();
    private final Proposals proposals = new Proposals();
    private final Matter.Reader reader = new Matter.Reader();

    /** @param packs asked once for each batch */
    public Recogniser(Supplier<RegionPack> packs, CaseStore cases) {
        this.packs = packs;
        this.cases = cases;
    }

    /**
     * Says what each of them is, in their order, and locks the cases that are concerned.
     *
     * @param alsoLocked cases that the transaction will change, too: all locks are taken at once, in everybody's order
     */
    public Recognition recognise(
            Connection transaction, List<Newcomer> newcomers, Collection<Long> alsoLocked, Instant now)
            throws SQLException {
        RegionPack pack = packs.get();
        Map<Long, Matter> matters = matters(newcomers);
        Map<Long, List<Candidate>> stored = stored(transaction, newcomers, matters, pack, now);
        return recognise(newcomers, matters, stored, lock(transaction, stored, alsoLocked), pack);
    }

    /** The same for messages that meet nobody but each other: what a measurement asks. */
    public Recognition amongThemselves(List<Newcomer> newcomers) {
        return recognise(newcomers, matters(newcomers), Map.of(), Map.of(), packs.get());
    }

    private static Recognition recognise(
            List<Newcomer> newcomers,
            Map<Long, Matter> matters,
            Map<Long, List<Candidate>> stored,
            Map<Long, Case> locked,
            RegionPack pack) {
        Map<Long, Recognised> recognised = new HashMap<>();
        List<MatterRows.Row> kept = new ArrayList<>();
        Batch batch = new Batch();
        for (Newcomer newcomer : newcomers) {
            Matter matter = matters.get(newcomer.number());
            Recognised is = matter == null || newcomer.standsAlone()
                    ? new Recognised.First(null)
                    : best(candidates(newcomer, matter, stored, batch, pack), locked);
            recognised.put(newcomer.number(), is);
            if (matter != null && !(is instanceof Recognised.Again)) {
                Matter seen = isRepresented(newcomer, is) ? matter.represented() : matter;
                batch.add(newcomer, seen);
                if (!seen.keys().isEmpty()) {
                    kept.add(new MatterRows.Row(newcomer.number(), seen));
                }
            }
        }
        return new Recognition(recognised, locked, kept);
    }

    /** Keeps what those that opened a case are about, and what is to be proposed. */
    public void keep(Connection transaction, Recognition recognition, Instant now) throws SQLException {
        rows.insert(transaction, recognition.matters(), now);
        proposals.add(transaction, recognition.all(), now);
    }

    private Map<Long, Matter> matters(List<Newcomer> newcomers) {
        Map<Long, Matter> matters = new HashMap<>();
        for (Newcomer newcomer : newcomers) {
            Matter matter = newcomer.isNoProblem()
                    ? null
                    : reader.read(
                            newcomer.message().text(),
                            newcomer.message().location(),
                            newcomer.tags(),
                            newcomer.citizen(),
                            newcomer.municipality());
            if (matter != null) {
                matters.put(newcomer.number(), matter);
            }
        }
        return matters;
    }

    private Map<Long, Case> lock(Connection transaction, Map<Long, List<Candidate>> stored, Collection<Long> alsoLocked)
            throws SQLException {
        Set<Long> wanted = new TreeSet<>(alsoLocked);
        for (List<Candidate> candidates : stored.values()) {
            for (Candidate candidate : candidates) {
                if (candidate.verdict() instanceof Verdict.Same) {
                    wanted.add(candidate.number());
                }
            }
        }
        Map<Long, Case> locked = new HashMap<>();
        if (!wanted.isEmpty()) {
            for (Case held : cases.lock(transaction, wanted)) {
                locked.put(held.number(), held);
            }
        }
        return locked;
    }

    private static boolean isRepresented(Newcomer newcomer, Recognised is) {
        if (is instanceof Recognised.Joins || newcomer.standsAlone()) {
            return true;
        }
        Recognised.Proposed proposed = is instanceof Recognised.First first ? first.proposal() : null;
        return proposed != null && proposed.why().equals(Compare.CATEGORY);
    }

    private static List<Candidate> candidates(
            Newcomer newcomer, Matter matter, Map<Long, List<Candidate>> stored, Batch batch, RegionPack pack) {
        List<Candidate> candidates = new ArrayList<>(stored.getOrDefault(newcomer.number(), List.of()));
        boolean shared = isShared(newcomer, pack);
        for (Batch.Earlier earlier : batch.of(matter)) {
            candidates.add(new Candidate(
                    earlier.number(),
                    earlier.byCitizen(),
                    true,
                    earlier.byCitizen()
                            ? Compare.repeat(matter, earlier.matter())
                            : Compare.strangers(matter, earlier.matter(), shared)));
        }
        return candidates;
    }

    /** For each newcomer that need not stand alone the cases in the database that it may be about. */
    private Map<Long, List<Candidate>> stored(
            Connection transaction, List<Newcomer> newcomers, Map<Long, Matter> matters, RegionPack pack, Instant now)
            throws SQLException {
        List<Newcomer> looking = newcomers.stream()
                .filter(newcomer -> !newcomer.standsAlone() && matters.containsKey(newcomer.number()))
                .toList();
        if (looking.isEmpty()) {
            return Map.of();
        }
        List<Keys> keys = new ArrayList<>(looking.size());
        for (Newcomer newcomer : looking) {
            keys.add(Objects.requireNonNull(matters.get(newcomer.number())).keys());
        }
        Map<Long, List<Known>> found = new HashMap<>();
        for (Known known : rows.find(transaction, keys, now.minus(pack.incidentWindow()))) {
            found.computeIfAbsent(known.key(), ignored -> new ArrayList<>()).add(known);
        }
        Map<Long, List<Candidate>> stored = HashMap.newHashMap(looking.size());
        for (Newcomer newcomer : looking) {
            Matter matter = Objects.requireNonNull(matters.get(newcomer.number()));
            stored.put(newcomer.number(), stored(matter, found, isShared(newcomer, pack)));
        }
        return stored;
    }

    private static List<Candidate> stored(Matter matter, Map<Long, List<Known>> found, boolean shared) {
        List<Candidate> candidates = new ArrayList<>();
        for (long citizen : matter.keys().own()) {
            for (Known known : found.getOrDefault(citizen, List.of())) {
                candidates.add(new Candidate(known.caseNumber(), true, false, Compare.repeat(matter, known.matter())));
            }
        }
        Set<Long> compared = new HashSet<>();
        for (long key : matter.keys().representing()) {
            for (Known known : found.getOrDefault(key, List.of())) {
                if (compared.add(known.caseNumber())) {
                    candidates.add(new Candidate(
                            known.leading(), false, false, Compare.strangers(matter, known.matter(), shared)));
                }
            }
        }
        return candidates;
    }

    private static boolean isShared(Newcomer newcomer, RegionPack pack) {
        return pack.isShared(newcomer.tags().category(), newcomer.tags().leaf());
    }

    /**
     * A case that may be the one.
     *
     * @param own of the same citizen
     * @param ofBatch opened by this batch, so open
     */
    private record Candidate(long number, boolean own, boolean ofBatch, Verdict verdict) {
        boolean isOpen(Map<Long, Case> locked) {
            Case held = locked.get(number);
            return ofBatch || held != null && (own ? held.takesMessages() : held.takesMembers());
        }
    }

    /** The citizen's own case before those of others, the likest first. */
    private static Recognised best(List<Candidate> candidates, Map<Long, Case> locked) {
        Candidate same = null;
        double likeness = 0;
        Recognised.Proposed proposed = null;
        for (Candidate candidate : candidates) {
            switch (candidate.verdict()) {
                case Verdict.Same it -> {
                    boolean better = same == null
                            || candidate.own() && !same.own()
                            || candidate.own() == same.own() && it.likeness() > likeness;
                    if (better && candidate.isOpen(locked)) {
                        same = candidate;
                        likeness = it.likeness();
                    }
                }
                case Verdict.Perhaps it -> {
                    if (proposed == null || it.likeness() > proposed.likeness()) {
                        proposed = new Recognised.Proposed(candidate.number(), it.likeness(), it.why());
                    }
                }
                case Verdict.Other ignored -> {}
            }
        }
        if (same == null) {
            return new Recognised.First(proposed);
        }
        return same.own() ? new Recognised.Again(same.number()) : new Recognised.Joins(same.number());
    }
}
