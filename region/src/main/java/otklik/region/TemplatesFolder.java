package otklik.region;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads templates/&lt;language&gt;/&lt;notice&gt;.txt. */
final class TemplatesFolder {
    private static final String ENDING = ".txt";

    /** With one more VK takes neither button nor message. */
    private static final int LONGEST_LABEL = 40;

    private final PackFolder folder;
    private final FaultList faults;

    private TemplatesFolder(PackFolder folder, FaultList faults) {
        this.folder = folder;
        this.faults = faults;
    }

    static Map<Language, Map<NoticeKind, Template>> read(
            PackFolder folder, List<Language> languages, FaultList faults) {
        return new TemplatesFolder(folder, faults).read(languages);
    }

    private Map<Language, Map<NoticeKind, Template>> read(List<Language> languages) {
        var templates = new LinkedHashMap<Language, Map<NoticeKind, Template>>();
        var expected = new TreeSet<String>();
        for (var language : languages) {
            var ofLanguage = new EnumMap<NoticeKind, Template>(NoticeKind.class);
            for (var kind : NoticeKind.values()) {
                var file = PackFolder.TEMPLATES + "/" + language + "/" + kind.code() + ENDING;
                expected.add(file);
                folder.text(file).ifPresent(text -> ofLanguage.put(kind, template(file, kind, text)));
            }
            templates.put(language, ofLanguage);
        }
        if (!languages.isEmpty()) {
            folder.names().stream()
                    .filter(name -> name.startsWith(PackFolder.TEMPLATES + "/") && !expected.contains(name))
                    .forEach(name -> unknown(name, languages));
        }
        return templates;
    }

    private Template template(String file, NoticeKind kind, String text) {
        if (text.isBlank()) {
            faults.add(file, 1, "the template is empty", "a text for citizens");
        }
        if (kind.isButton() && text.strip().length() > LONGEST_LABEL) {
            faults.add(
                    file,
                    1,
                    "a button with " + text.strip().length() + " characters",
                    "at most " + LONGEST_LABEL + ", as many as VK takes");
        }
        var template = Template.parse(
                text.stripTrailing(),
                (line, what) -> faults.add(file, line, what, "a placeholder such as {reference}, or a doubled brace"));
        var used = template.placeholders();
        used.stream()
                .sorted()
                .filter(name -> !kind.placeholders().contains(name))
                .forEach(name -> faults.add(
                        file,
                        template.lineOf(name),
                        "unknown placeholder {" + name + "}",
                        "one of " + String.join(", ", new TreeSet<>(kind.placeholders()))
                                + Suggestion.suffix(name, kind.placeholders())));
        kind.required().stream()
                .sorted()
                .filter(name -> !used.contains(name))
                .forEach(name ->
                        faults.add(file, 1, "the text never says {" + name + "}", "it in every text of this kind"));
        return template;
    }

    private void unknown(String name, List<Language> languages) {
        var parts = name.split("/", -1);
        var codes = languages.stream().map(Language::code).toList();
        if (!codes.contains(parts[1])) {
            faults.add(
                    name,
                    1,
                    YamlValue.quote(parts[1]) + " is no language of this pack",
                    "one of " + String.join(", ", codes) + " (see languages in region.yaml)");
            return;
        }
        var files =
                Arrays.stream(NoticeKind.values()).map(k -> k.code() + ENDING).toList();
        faults.add(
                name,
                1,
                "no notice has the template " + YamlValue.quote(parts[2]),
                "one of " + String.join(", ", files) + Suggestion.suffix(parts[2], files));
    }
}
