package otklik.region;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads statuses.yaml: what citizens and staff call the states of a case. */
final class StatusesFile {
    static final String FILE = "statuses.yaml";

    /** The states that a case can be in. */
    private static final List<String> REQUIRED = List.of("triage", "assigned", "answered");

    private StatusesFile() {}

    static Map<String, Title> read(PackFolder folder, List<Language> languages) {
        var statuses = new LinkedHashMap<String, Title>();
        folder.yaml(FILE).ifPresent(value -> {
            var fields = value.fields(REQUIRED.toArray(String[]::new));
            for (var code : REQUIRED) {
                fields.required(code).ifPresent(v -> statuses.put(code, v.title(languages)));
            }
        });
        return statuses;
    }
}
