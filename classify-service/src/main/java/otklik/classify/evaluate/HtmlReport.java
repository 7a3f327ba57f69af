package otklik.classify.evaluate;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Evaluation} as one page of HTML without anything from outside: figures, curves, a table by class and a table of confusions.
 * It holds counts and codes, no message.
 */
public final class HtmlReport {
    private static final double WANTED = 0.95;
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1b2430; --paper: #fff; --soft: #5b6675; --grid: #d7dde5; --mark: #0b62b0; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6ebf2; --paper: #12171e; --soft: #9aa7b6; --grid: #2c3643; --mark: #6fb3f2; } }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 1080px; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.6rem; } h2 { margin-top: 2.4rem; border-bottom: 1px solid var(--grid); }
            .facts { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 1rem 0; } .facts div { min-width: 7rem; }
            .facts b { display: block; font-size: 1.7rem; font-variant-numeric: tabular-nums; } .facts span, caption, .note { color: var(--soft); }
            .pictures { display: flex; flex-wrap: wrap; gap: 1.5rem; } figure { margin: 0; flex: 1 1 400px; } figcaption { color: var(--soft); }
            svg { width: 100%; height: auto; } .grid { stroke: var(--grid); } .ideal { stroke: var(--soft); stroke-dasharray: 5 4; }
            .curve { fill: none; stroke: var(--mark); stroke-width: 2; } .dot { fill: var(--mark); fill-opacity: .75; }
            text { fill: var(--ink); font-size: 12px; } .tick { fill: var(--soft); font-size: 11px; } .end { text-anchor: end; } .middle { text-anchor: middle; }
            .scroll { overflow-x: auto; } table { border-collapse: collapse; margin-top: 1.2rem; font-variant-numeric: tabular-nums; } caption { text-align: left; padding-bottom: .4rem; }
            th, td { padding: .2rem .6rem; text-align: right; border-bottom: 1px solid var(--grid); } th[scope=row] { text-align: left; font-weight: 500; }
            .confusion th, .confusion td { padding: .15rem .35rem; font-size: .8rem; border: 1px solid var(--grid); }
            .confusion thead th:not(:first-child) { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; }
            """;

    private final StringBuilder page = new StringBuilder();
    private final Function<String, String> words;
    private final UnaryOperator<String> titles;

    private HtmlReport(Function<String, String> words, UnaryOperator<String> titles) {
        this.words = words;
        this.titles = titles;
    }

    /**
     * The page.
     *
     * @param language ISO 639 code of the words
     * @param words what is said for a key of the bundle, {@code evaluate.…}
     * @param titles what people call a category, leaf or kind; the code itself where it has no title
     */
    public static String of(
            Evaluation evaluation, String language, Function<String, String> words, UnaryOperator<String> titles) {
        return new HtmlReport(words, titles).page(evaluation, language);
    }

    private String page(Evaluation evaluation, String language) {
        String title = word("title");
        page.append("<!doctype html><html lang=\"")
                .append(language)
                .append("\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main><h1>")
                .append(escaped(title))
                .append("</h1><p class=\"note\">")
                .append(escaped(evaluation.file()))
                .append(" · ")
                .append(word("setting." + evaluation.setting()))
                .append(" · ")
                .append(word("model"))
                .append(' ')
                .append(escaped(evaluation.model()))
                .append(" · ")
                .append(evaluation.rows())
                .append(' ')
                .append(word("messages"))
                .append("</p>");
        classes("category", evaluation.category());
        classes("kind", evaluation.kind());
        thanks(evaluation.kindsInRealLife());
        emergency(evaluation.emergency());
        names(evaluation.names());
        classes("leaf", evaluation.leaf());
        return page.append("</main></body></html>\n").toString();
    }

    private void classes(String family, @Nullable ClassReport report) {
        if (report == null) {
            return;
        }
        heading(family);
        page.append("<div class=\"facts\">");
        fact(report.confusion().accuracy(), "accuracy");
        fact(report.confusion().macroF1(), "macro-f1");
        if (family.equals("category")) {
            fact(report.top3(), "top3");
            fact(report.coverageAt(WANTED), "coverage");
        }
        if (!family.equals("leaf")) {
            fact(report.reliability().error(), "ece");
        }
        page.append("</div>");
        if (!family.equals("leaf")) {
            page.append("<div class=\"pictures\">");
            figure(
                    Chart.reliability(
                            report.reliability(),
                            word("reliability"),
                            word("reliability.about"),
                            word("confidence"),
                            word("right")),
                    "reliability.about");
            figure(
                    Chart.coverage(
                            report.coverage(),
                            WANTED,
                            word("curve"),
                            word("curve.about"),
                            word("covered"),
                            word("precision")),
                    "curve.about");
            page.append("</div>");
        }
        table(report.confusion());
        if (report.confusion().labels().size() <= 30) {
            confusions(report.confusion());
        }
    }

    private void thanks(@Nullable Confusion mixed) {
        if (mixed != null) {
            int at = mixed.labels().indexOf(Evaluation.GRATITUDE);
            page.append("<h3>")
                    .append(word("thanks"))
                    .append("</h3><p class=\"note\">")
                    .append(word("thanks.about"))
                    .append("</p><div class=\"facts\">");
            fact(mixed.f1(at), "f1");
            fact(mixed.precision(at), "precision");
            fact(mixed.recall(at), "recall");
            page.append("</div>");
        }
    }

    private void emergency(@Nullable Confusion emergency) {
        if (emergency != null) {
            heading("emergency");
            table(emergency);
        }
    }

    private void names(Map<String, Extraction> names) {
        if (names.isEmpty()) {
            return;
        }
        heading("names");
        page.append("<table><thead><tr><th></th>");
        for (String column : new String[] {"named", "precision", "recall", "f1"}) {
            page.append("<th scope=\"col\">").append(word(column)).append("</th>");
        }
        page.append("</tr></thead><tbody>");
        names.forEach((name, read) -> page.append("<tr><th scope=\"row\">")
                .append(word(name))
                .append("</th><td>")
                .append(read.named())
                .append(cells(read.precision(), read.recall(), read.f1()))
                .append("</td></tr>"));
        page.append("</tbody></table>");
    }

    private void table(Confusion confusion) {
        page.append("<div class=\"scroll\"><table><caption>")
                .append(word("by-class"))
                .append("</caption><thead><tr><th></th>");
        for (String column : new String[] {"rows", "precision", "recall", "f1"}) {
            page.append("<th scope=\"col\">").append(word(column)).append("</th>");
        }
        page.append("</tr></thead><tbody>");
        for (int k = 0; k < confusion.labels().size(); k++) {
            page.append("<tr><th scope=\"row\">")
                    .append(title(confusion, k))
                    .append("</th><td>")
                    .append(Math.round(confusion.support(k)))
                    .append(cells(confusion.precision(k), confusion.recall(k), confusion.f1(k)))
                    .append("</td></tr>");
        }
        page.append("</tbody></table></div>");
    }

    private void confusions(Confusion confusion) {
        page.append("<div class=\"scroll\"><table class=\"confusion\"><caption>")
                .append(word("confusion"))
                .append("</caption><thead><tr><th></th>");
        for (int k = 0; k < confusion.labels().size(); k++) {
            page.append("<th scope=\"col\">").append(title(confusion, k)).append("</th>");
        }
        page.append("</tr></thead><tbody>");
        for (int truth = 0; truth < confusion.labels().size(); truth++) {
            page.append("<tr><th scope=\"row\">")
                    .append(title(confusion, truth))
                    .append("</th>");
            for (int guess = 0; guess < confusion.labels().size(); guess++) {
                long count = Math.round(confusion.count(truth, guess));
                double share = Confusion.ratio(confusion.count(truth, guess), confusion.support(truth));
                page.append(String.format(
                        Locale.ROOT,
                        "<td style=\"background:rgb(%s / %.2f)\">%s</td>",
                        truth == guess ? "30 140 90" : "215 80 40",
                        truth == guess ? share * 0.6 : Math.min(1, share * 3),
                        count == 0 ? "" : count));
            }
            page.append("</tr>");
        }
        page.append("</tbody></table></div>");
    }

    private void heading(String family) {
        page.append("<h2>").append(word("family." + family)).append("</h2>");
    }

    private void fact(double share, String name) {
        page.append(String.format(Locale.ROOT, "<div><b>%.3f</b><span>%s</span></div>", share, word(name)));
    }

    private void figure(String svg, String caption) {
        page.append("<figure>")
                .append(svg)
                .append("<figcaption>")
                .append(word(caption))
                .append("</figcaption></figure>");
    }

    private static String cells(double... shares) {
        StringBuilder cells = new StringBuilder();
        for (double share : shares) {
            cells.append(String.format(Locale.ROOT, "</td><td>%.3f", share));
        }
        return cells.toString();
    }

    private String title(Confusion confusion, int label) {
        String code = confusion.labels().get(label);
        return code.isEmpty() ? "—" : escaped(titles.apply(code));
    }

    private String word(String key) {
        return escaped(words.apply("evaluate." + key));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
