package otklik.region;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads answers.yaml: what rules may answer with. A pack may do without. */
final class AnswersFile {
    static final String FILE = "answers.yaml";

    private static final Duration CLOSE_AFTER = Duration.ofHours(72);
    private static final int MOST_HOURS = 24 * 365;

    private AnswersFile() {}

    /** What who thanks reads on his case's page; empty where the pack has no words of its own. */
    static Optional<Title> thanks(PackFolder folder, List<Language> languages) {
        return folder.names().contains(FILE)
                ? folder.yaml(FILE).flatMap(v -> v.anyFields().byName("thanks")).map(v -> v.title(languages))
                : Optional.empty();
    }

    static Catalogue<Answer> read(PackFolder folder, List<Language> languages) {
        var answers = new Catalogue<Answer>("answer", FILE);
        if (folder.names().contains(FILE)) {
            folder.yaml(FILE)
                    .flatMap(v -> v.fields("answers", "thanks").required("answers"))
                    .ifPresentOrElse(
                            list -> list.someItems().forEach(item -> add(item, languages, answers)),
                            answers::unreadable);
        }
        return answers;
    }

    private static void add(YamlValue item, List<Language> languages, Catalogue<Answer> answers) {
        var fields = item.fields("id", "title", "text", "closeAfterHours");
        var title = fields.required("title").map(v -> v.title(languages)).orElseGet(NoTitle::get);
        var text = fields.required("text").map(v -> v.title(languages)).orElseGet(NoTitle::get);
        var closeAfter = fields.byName("closeAfterHours")
                .map(v -> Duration.ofHours(v.wholeNumber(1, MOST_HOURS).orElse(1)))
                .orElse(CLOSE_AFTER);
        fields.required("id").ifPresent(place -> {
            var id = place.code();
            answers.add(place, id, new Answer(id, title, text, closeAfter));
        });
    }
}
