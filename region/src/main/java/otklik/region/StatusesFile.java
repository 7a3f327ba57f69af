package otklik.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads statuses.yaml: what citizens and staff call the states of a case, and why one was rejected. */
final class StatusesFile {
    static final String FILE = "statuses.yaml";

    /** The states that a case can be in. */
    private static final List<String> REQUIRED =
            List.of("triage", "assigned", "accepted", "answered", "approved", "closed", "rejected", "joined");

    private static final String REJECTIONS = "rejections";

    private StatusesFile() {}

    /**
     * What people call states and reasons.
     *
     * @param statuses by code
     * @param rejections by code of {@link RejectReason}
     */
    record Titles(Map<String, Title> statuses, Map<String, Title> rejections) {}

    static Titles read(PackFolder folder, List<Language> languages) {
        var statuses = new LinkedHashMap<String, Title>();
        var rejections = new LinkedHashMap<String, Title>();
        folder.yaml(FILE).ifPresent(value -> {
            var names = new ArrayList<>(REQUIRED);
            names.add(REJECTIONS);
            var fields = value.fields(names.toArray(String[]::new));
            read(fields, REQUIRED, languages, statuses);
            fields.required(REJECTIONS)
                    .map(v -> v.fields(RejectReason.codes().toArray(String[]::new)))
                    .ifPresent(reasons -> read(reasons, RejectReason.codes(), languages, rejections));
        });
        return new Titles(statuses, rejections);
    }

    private static void read(
            YamlValue.Fields fields, List<String> codes, List<Language> languages, Map<String, Title> titles) {
        for (var code : codes) {
            fields.required(code).ifPresent(v -> titles.put(code, v.title(languages)));
        }
    }
}
