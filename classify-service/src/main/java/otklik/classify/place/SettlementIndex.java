package otklik.classify.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.region.Gazetteer;
import otklik.region.Settlement;

/** Names of settlements in all their forms: the gazetteer's, and Russian towns outside it. Safe for many threads. */
final class SettlementIndex {
    /** Names of places without people, or that no one says: «435 км», «213 "А"». */
    private static final Pattern SPOKEN = Pattern.compile("\\p{L}[\\p{L} -]*");

    private static final List<String> PLACE_ENDINGS = List.of(
            "овка", "евка", "инка", "ичка", "янка", "енка", "ово", "ево", "ино", "ыно", "ск", "цк", "бург", "город",
            "град");
    private static final List<String> SURNAME_ENDINGS = List.of("ов", "ев", "ин", "ын");
    private static final int SHORTEST_SURE = 5;
    private static final int LONG = 8;
    private static final int SHORTEST_TOWN = 4;
    private static final int SHORTEST_IN_SMALL = 6;

    /**
     * A name.
     *
     * @param municipalities codes of those that have a settlement of this name; empty outside the region
     * @param sure whether the name is hardly ever anything else, so that it is taken without a word for its type
     * @param town whether it is a town's
     * @param small whether it is known in small letters too
     */
    record Named(String name, Set<String> municipalities, boolean sure, boolean town, boolean small) {
        boolean inRegion() {
            return !municipalities.isEmpty();
        }
    }

    /** A form of a name that begins with the word it was looked up by. */
    record Entry(List<String> rest, int cases, Named named) {}

    private final WordTable groups = new WordTable();
    private final List<List<Entry>> entries = new ArrayList<>();
    private final Lexicon lexicon;

    /** The gazetteer's names; those of the centres count as towns. */
    SettlementIndex(Gazetteer gazetteer, Set<String> centres, Lexicon lexicon) {
        this.lexicon = lexicon;
        Map<String, Set<String>> municipalities = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> towns = new LinkedHashSet<>();
        for (Settlement settlement : gazetteer.settlements()) {
            if (SPOKEN.matcher(settlement.name()).matches()) {
                String key = Nominative.fold(settlement.name());
                names.putIfAbsent(key, settlement.name());
                municipalities.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(settlement.municipality());
                if (settlement.type().equals("г")
                        || settlement.type().equals("пгт")
                        || centres.contains(settlement.name())) {
                    towns.add(key);
                }
            }
        }
        for (String name : towns()) {
            String key = Nominative.fold(name);
            if (names.putIfAbsent(key, name) == null) {
                towns.add(key);
            }
        }
        names.forEach((key, name) -> add(key, name, municipalities.getOrDefault(key, Set.of()), towns.contains(key)));
    }

    private void add(String key, String name, Set<String> municipalities, boolean town) {
        List<String> words = List.of(key.split(" "));
        boolean ordinary = words.size() == 1 && isOrdinary(key);
        boolean sure = !ordinary
                && (words.size() > 1
                        || town && key.length() >= SHORTEST_TOWN
                        || key.length() >= LONG
                        || PLACE_ENDINGS.stream().anyMatch(key::endsWith));
        boolean small = sure && words.size() == 1 && (town || key.length() >= SHORTEST_IN_SMALL);
        var named = new Named(name, Set.copyOf(municipalities), sure, town, small);
        var unsure = new Named(name, named.municipalities(), false, town, false);
        for (Declension.Form form : Declension.of(words)) {
            // «Чапаева» is the street's form far more often than that of the village Чапаево.
            boolean surname = key.endsWith("о")
                    && Nominative.ends(form.words().getFirst(), "ова", "ева", "ина", "ову", "еву", "ину");
            put(form, surname ? unsure : named);
        }
        if (words.size() == 1 && key.indexOf('-') > 0 && key.indexOf("-на-") < 0) {
            for (Declension.Form form : Declension.of(List.of(key))) {
                put(new Declension.Form(List.of(form.words().getFirst().split("-")), form.cases()), named);
            }
        }
    }

    private boolean isOrdinary(String key) {
        return Declension.isAdjective(key)
                || key.length() < SHORTEST_SURE && lexicon.meaning(key) != 0
                || SURNAME_ENDINGS.stream().anyMatch(key::endsWith)
                || (lexicon.meaning(key) & Lexicon.ORDINARY) != 0;
    }

    private void put(Declension.Form form, Named named) {
        String first = form.words().getFirst();
        int group = groups.get(first);
        if (group == 0) {
            entries.add(new ArrayList<>(1));
            group = entries.size();
            groups.put(first, group);
        }
        // A copy, for a view would keep the whole form.
        List<String> rest = List.copyOf(form.words().subList(1, form.words().size()));
        entries.get(group - 1).add(new Entry(rest, form.cases(), named));
    }

    /** The longest name that stands there; null where there is none. */
    @Nullable
    Entry at(Words words, int at) {
        int group = words.lookUp(groups, at);
        if (group == 0) {
            return null;
        }
        Entry longest = null;
        for (Entry entry : entries.get(group - 1)) {
            if ((longest == null || better(entry, longest)) && stands(words, at, entry)) {
                longest = entry;
            }
        }
        return longest;
    }

    /** Looks up a name that is put together, folded; null where there is none. */
    @Nullable
    Entry of(String folded) {
        int group = groups.get(folded);
        if (group != 0) {
            for (Entry entry : entries.get(group - 1)) {
                if (entry.rest().isEmpty()) {
                    return entry;
                }
            }
        }
        return null;
    }

    private static boolean better(Entry entry, Entry than) {
        int more = entry.rest().size() - than.rest().size();
        return more > 0 || more == 0 && entry.named().sure() && !than.named().sure();
    }

    private static boolean stands(Words words, int at, Entry entry) {
        for (int i = 0; i < entry.rest().size(); i++) {
            if (!words.equals(at + 1 + i, entry.rest().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> towns() {
        try (InputStream in = SettlementIndex.class.getResourceAsStream("towns.txt")) {
            if (in == null) {
                throw new IllegalStateException("towns.txt is missing beside " + SettlementIndex.class.getName());
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> List.of(line.split(" ")).stream())
                    .map(name -> name.replace('_', ' '))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read towns.txt", e);
        }
    }
}
