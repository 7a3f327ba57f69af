package otklik.region;

import java.util.List;

/** Reads answers.yaml: what rules may answer with. A pack may do without. */
final class AnswersFile {
    static final String FILE = "answers.yaml";

    private AnswersFile() {}

    static Catalogue<Answer> read(PackFolder folder, List<Language> languages) {
        var answers = new Catalogue<Answer>("answer", FILE);
        if (folder.names().contains(FILE)) {
            folder.yaml(FILE)
                    .flatMap(v -> v.fields("answers").required("answers"))
                    .ifPresentOrElse(
                            list -> list.someItems().forEach(item -> add(item, languages, answers)),
                            answers::unreadable);
        }
        return answers;
    }

    private static void add(YamlValue item, List<Language> languages, Catalogue<Answer> answers) {
        var fields = item.fields("id", "title", "text");
        var title = fields.required("title").map(v -> v.title(languages)).orElseGet(NoTitle::get);
        var text = fields.required("text").map(v -> v.title(languages)).orElseGet(NoTitle::get);
        fields.required("id").ifPresent(place -> {
            var id = place.code();
            answers.add(place, id, new Answer(id, title, text));
        });
    }
}
