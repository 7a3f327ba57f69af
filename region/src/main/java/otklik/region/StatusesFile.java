package otklik.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads statuses.yaml: what citizens and staff call the states of a case, and why one was rejected. */
final class StatusesFile {
    static final String FILE = "statuses.yaml";

    /** The states that a case can be in. */
    private static final List<String> REQUIRED =
            List.of("triage", "assigned", "accepted", "answered", "approved", "closed", "rejected", "joined");

    private static final String REJECTIONS = "rejections";
    private static final String HISTORY = "history";
    private static final String REOPENINGS = "reopenings";

    /** Why a citizen has the work begin again. */
    private static final List<String> CAUSES = List.of("rating", "request");

    /** What a citizen does himself, and packs had no words for before. */
    private static final String WITHDRAWAL = "withdrawal";

    private static final String WITHDRAWN = "withdrawn";

    /** The steps that a citizen is shown, as the timeline of a case names them. */
    private static final List<String> STEPS = List.of(
            "opened",
            "assigned",
            "accepted",
            "answered",
            "rejected",
            "reopened",
            "extended",
            "promoted",
            "closed",
            "revised",
            "message-added",
            "rated");

    private StatusesFile() {}

    /**
     * What people call states and reasons.
     *
     * @param statuses by code
     * @param rejections by code of {@link RejectReason}
     * @param history by event of the timeline; empty where the pack shows none
     * @param reopenings by cause; empty where the pack has no words for them
     */
    record Titles(
            Map<String, Title> statuses,
            Map<String, Title> rejections,
            Map<String, Title> history,
            Map<String, Title> reopenings) {}

    static Titles read(PackFolder folder, List<Language> languages) {
        var statuses = new LinkedHashMap<String, Title>();
        var rejections = new LinkedHashMap<String, Title>();
        var history = new LinkedHashMap<String, Title>();
        var reopenings = new LinkedHashMap<String, Title>();
        folder.yaml(FILE).ifPresent(value -> {
            var names = new ArrayList<>(REQUIRED);
            names.add(REJECTIONS);
            names.add(HISTORY);
            names.add(REOPENINGS);
            var fields = value.fields(names.toArray(String[]::new));
            read(fields, REQUIRED, languages, statuses);
            fields.required(REJECTIONS)
                    .map(v -> v.fields(and(RejectReason.codes(), WITHDRAWN)))
                    .ifPresent(reasons -> {
                        read(reasons, RejectReason.codes(), languages, rejections);
                        reasons.byName(WITHDRAWN).ifPresent(v -> rejections.put(WITHDRAWN, v.title(languages)));
                    });
            fields.byName(HISTORY)
                    .map(v -> v.fields(STEPS.toArray(String[]::new)))
                    .ifPresent(steps -> read(steps, STEPS, languages, history));
            fields.byName(REOPENINGS)
                    .map(v -> v.fields(and(CAUSES, WITHDRAWAL)))
                    .ifPresent(causes -> {
                        read(causes, CAUSES, languages, reopenings);
                        causes.byName(WITHDRAWAL).ifPresent(v -> reopenings.put(WITHDRAWAL, v.title(languages)));
                    });
        });
        return new Titles(statuses, rejections, history, reopenings);
    }

    private static String[] and(List<String> codes, String one) {
        return Stream.concat(codes.stream(), Stream.of(one)).toArray(String[]::new);
    }

    private static void read(
            YamlValue.Fields fields, List<String> codes, List<Language> languages, Map<String, Title> titles) {
        for (var code : codes) {
            fields.required(code).ifPresent(v -> titles.put(code, v.title(languages)));
        }
    }
}
