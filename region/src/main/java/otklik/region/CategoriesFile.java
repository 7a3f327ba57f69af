package otklik.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads categories.yaml: categories and, within them, leaves. */
record CategoriesFile(Catalogue<Category> categories, Catalogue<Leaf> leaves) {
    static final String FILE = "categories.yaml";

    /** Section, theme, group, question and perhaps subquestion of the national topic classifier. */
    private static final Pattern NATIONAL_CODE = Pattern.compile("[0-9]{4}(\\.[0-9]{4}){3,4}");

    static CategoriesFile read(PackFolder folder, List<Language> languages) {
        var file = new CategoriesFile(new Catalogue<>("category", FILE), new Catalogue<>("leaf", FILE));
        folder.yaml(FILE)
                .flatMap(v -> v.fields("categories").required("categories"))
                .ifPresentOrElse(list -> list.someItems().forEach(item -> file.addCategory(item, languages)), () -> {
                    file.categories.unreadable();
                    file.leaves.unreadable();
                });
        return file;
    }

    private void addCategory(YamlValue item, List<Language> languages) {
        var fields = item.fields("code", "title", "group", "nationalCode", "shared", "leaves");
        var title = title(fields, languages);
        var nationalCode = nationalCode(fields);
        boolean shared = shared(fields, false);
        var group = fields.byName("group").map(v -> v.title(languages));
        fields.required("code").ifPresent(place -> {
            var code = place.code();
            var ofCategory = new ArrayList<Leaf>();
            fields.byName("leaves")
                    .ifPresent(list -> list.someItems()
                            .forEach(leaf ->
                                    readLeaf(leaf, code, languages, shared).ifPresent(ofCategory::add)));
            categories.add(place, code, new Category(code, title, nationalCode, ofCategory, shared, group));
        });
    }

    private Optional<Leaf> readLeaf(YamlValue item, String category, List<Language> languages, boolean sharedCategory) {
        var fields = item.fields("code", "title", "nationalCode", "shared");
        var title = title(fields, languages);
        var nationalCode = nationalCode(fields);
        boolean shared = shared(fields, sharedCategory);
        return fields.required("code").map(place -> {
            var leaf = new Leaf(place.code(), category, title, nationalCode, shared);
            leaves.add(place, leaf.code(), leaf);
            return leaf;
        });
    }

    private static Title title(YamlValue.Fields fields, List<Language> languages) {
        return fields.required("title").map(v -> v.title(languages)).orElseGet(NoTitle::get);
    }

    private static boolean shared(YamlValue.Fields fields, boolean otherwise) {
        return fields.byName("shared").flatMap(YamlValue::yesOrNo).orElse(otherwise);
    }

    private static Optional<String> nationalCode(YamlValue.Fields fields) {
        return fields.byName("nationalCode")
                .flatMap(v -> v.matching(NATIONAL_CODE, "four or five groups of four digits, as 0003.0009.0099.0742"));
    }
}
