package otklik.region;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads deadlines.yaml. */
final class DeadlinesFile {
    static final String FILE = "deadlines.yaml";

    private static final String TERM = "hours as 24h, days as 10d, working days as 9wd, or none";

    private static final String[] KEYS = Stream.concat(
                    Stream.of("code", "title", "term", "termByCategory"), RegimePolicyReader.KEYS.stream())
            .toArray(String[]::new);

    private DeadlinesFile() {}

    static Catalogue<Regime> read(PackFolder folder, List<Language> languages, Catalogue<Category> categories) {
        var regimes = new Catalogue<Regime>("regime", FILE);
        folder.yaml(FILE)
                .flatMap(v -> v.fields("regimes", "emergencies").required("regimes"))
                .ifPresentOrElse(
                        list -> list.someItems().forEach(item -> add(item, languages, categories, regimes)),
                        regimes::unreadable);
        return regimes;
    }

    /** What is done with a case that cannot wait. */
    static AlarmPolicy alarms(PackFolder folder) {
        return folder.yaml(FILE)
                .flatMap(v -> v.anyFields().byName("emergencies"))
                .map(AlarmPolicyReader::read)
                .orElse(AlarmPolicy.USUAL);
    }

    private static void add(
            YamlValue item, List<Language> languages, Catalogue<Category> categories, Catalogue<Regime> regimes) {
        var fields = item.fields(KEYS);
        var title = fields.required("title").map(v -> v.title(languages)).orElseGet(NoTitle::get);
        var term = fields.byName("term").flatMap(v -> v.read(Term::parse, TERM));
        var byCategory = fields.byName("termByCategory")
                .map(v -> termByCategory(v, categories))
                .orElse(Map.of());
        if (!fields.has("term")) {
            categories.byCode().keySet().stream()
                    .filter(category -> !byCategory.containsKey(category))
                    .forEach(category -> item.fault(
                            "the category " + YamlValue.quote(category) + " has no deadline",
                            "a 'term' for all categories or one under 'termByCategory'"));
        }
        fields.required("code").ifPresent(place -> {
            var code = place.code();
            regimes.add(place, code, new Regime(code, title, term, byCategory, RegimePolicyReader.read(code, fields)));
        });
    }

    private static Map<String, Term> termByCategory(YamlValue value, Catalogue<Category> categories) {
        var fields = value.anyFields();
        var terms = new LinkedHashMap<String, Term>();
        for (var name : fields.names()) {
            categories.refer(fields.keyAt(name));
            fields.byName(name)
                    .ifPresent(v -> terms.put(name, v.read(Term::parse, TERM).orElseGet(Term.None::new)));
        }
        return terms;
    }
}
