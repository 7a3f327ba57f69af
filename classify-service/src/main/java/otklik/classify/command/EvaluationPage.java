package otklik.classify.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import otklik.classify.evaluate.Evaluation;
import otklik.classify.evaluate.HtmlReport;
import otklik.region.Language;
import otklik.region.RegionPack;

/** Writes an evaluation as a page in the user's language, with the pack's titles for its codes. */
public final class EvaluationPage {
    private EvaluationPage() {}

    /** Writes the page to {@code file}. */
    public static void write(Path file, Evaluation evaluation, RegionPack pack) throws IOException {
        Language language = pack.language(Locale.getDefault().toLanguageTag());
        Files.writeString(file, HtmlReport.of(evaluation, language.code(), Words::of, titles(pack, language)));
    }

    private static UnaryOperator<String> titles(RegionPack pack, Language language) {
        return code -> pack.category(code)
                .map(category -> category.title().in(language))
                .or(() -> pack.leaf(code).map(leaf -> leaf.title().in(language)))
                .orElseGet(() -> Words.find("evaluate.label." + code).orElse(code));
    }
}
