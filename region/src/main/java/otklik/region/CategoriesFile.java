package otklik.region;

import java.util.List;
import java.util.regex.Pattern;

/** Reads categories.yaml. */
final class CategoriesFile {
    static final String FILE = "categories.yaml";

    /** Section, theme, group, question and perhaps subquestion of the national topic classifier. */
    private static final Pattern NATIONAL_CODE = Pattern.compile("[0-9]{4}(\\.[0-9]{4}){3,4}");

    private CategoriesFile() {}

    static Catalogue<Category> read(PackFolder folder, List<Language> languages) {
        var categories = new Catalogue<Category>("category", FILE);
        folder.yaml(FILE)
                .flatMap(v -> v.fields("categories").required("categories"))
                .ifPresentOrElse(
                        list -> list.someItems().forEach(item -> add(item, languages, categories)),
                        categories::unreadable);
        return categories;
    }

    private static void add(YamlValue item, List<Language> languages, Catalogue<Category> categories) {
        var fields = item.fields("code", "title", "nationalCode");
        var title = fields.required("title").map(v -> v.title(languages));
        var nationalCode = fields.byName("nationalCode")
                .flatMap(v -> v.matching(NATIONAL_CODE, "four or five groups of four digits, as 0003.0009.0099.0742"));
        fields.required("code").ifPresent(place -> {
            var code = place.code();
            categories.add(place, code, new Category(code, title.orElseGet(NoTitle::get), nationalCode));
        });
    }
}
