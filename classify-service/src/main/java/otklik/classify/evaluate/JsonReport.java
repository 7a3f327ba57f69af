package otklik.classify.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An {@link Evaluation} as a tree of maps, lists and numbers, for JSON. Shares are rounded to four digits. */
public final class JsonReport {
    private JsonReport() {}

    public static Map<String, Object> of(Evaluation evaluation) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", evaluation.file());
        report.put("setting", evaluation.setting());
        report.put("model", evaluation.model());
        report.put("rows", evaluation.rows());
        put(report, "category", evaluation.category());
        put(report, "leaf", evaluation.leaf());
        put(report, "kind", evaluation.kind());
        Confusion mixed = evaluation.kindsInRealLife();
        if (mixed != null) {
            int label = mixed.labels().indexOf(Evaluation.GRATITUDE);
            Map<String, Object> gratitude = new LinkedHashMap<>();
            gratitude.put("accuracy", rounded(mixed.accuracy()));
            gratitude.put("precision", rounded(mixed.precision(label)));
            gratitude.put("recall", rounded(mixed.recall(label)));
            gratitude.put("f1", rounded(mixed.f1(label)));
            report.put("gratitude_at_one_third", gratitude);
        }
        Confusion emergency = evaluation.emergency();
        if (emergency != null) {
            report.put("emergency", classes(emergency));
        }
        if (!evaluation.names().isEmpty()) {
            Map<String, Object> names = new LinkedHashMap<>();
            evaluation.names().forEach((name, extraction) -> names.put(name, extraction(extraction)));
            report.put("names", names);
        }
        return report;
    }

    private static void put(Map<String, Object> report, String name, @Nullable ClassReport classes) {
        if (classes != null) {
            report.put(name, of(classes));
        }
    }

    /** One family of labels. */
    public static Map<String, Object> of(ClassReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", report.rows());
        json.put("accuracy", rounded(report.confusion().accuracy()));
        json.put("macro_f1", rounded(report.confusion().macroF1()));
        json.put("top3", rounded(report.top3()));
        json.put("ece", rounded(report.reliability().error()));
        json.put("coverage_at_precision_95", rounded(report.coverageAt(0.95)));
        report.coverage()
                .at(0.95)
                .ifPresent(point -> json.put("threshold_for_precision_95", rounded(point.threshold())));
        json.put("classes", classes(report.confusion()));
        json.put("confusion", confusion(report.confusion()));
        List<Object> bins = new ArrayList<>();
        for (Reliability.Bin bin : report.reliability().bins()) {
            bins.add(
                    Map.of("confidence", rounded(bin.confidence()), "right", rounded(bin.right()), "rows", bin.rows()));
        }
        json.put("calibration", bins);
        return json;
    }

    private static Map<String, Object> classes(Confusion confusion) {
        Map<String, Object> classes = new LinkedHashMap<>();
        for (int k = 0; k < confusion.labels().size(); k++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("rows", Math.round(confusion.support(k)));
            one.put("precision", rounded(confusion.precision(k)));
            one.put("recall", rounded(confusion.recall(k)));
            one.put("f1", rounded(confusion.f1(k)));
            classes.put(confusion.labels().get(k), one);
        }
        return classes;
    }

    /** By true label, then by guess; what never happened is left out. */
    private static Map<String, Object> confusion(Confusion confusion) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int truth = 0; truth < confusion.labels().size(); truth++) {
            Map<String, Object> guesses = new LinkedHashMap<>();
            for (int guess = 0; guess < confusion.labels().size(); guess++) {
                if (confusion.count(truth, guess) > 0) {
                    guesses.put(confusion.labels().get(guess), Math.round(confusion.count(truth, guess)));
                }
            }
            all.put(confusion.labels().get(truth), guesses);
        }
        return all;
    }

    private static Map<String, Object> extraction(Extraction extraction) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("named", extraction.named());
        json.put("precision", rounded(extraction.precision()));
        json.put("recall", rounded(extraction.recall()));
        json.put("f1", rounded(extraction.f1()));
        return json;
    }

    static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
