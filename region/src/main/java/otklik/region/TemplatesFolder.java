package otklik.region;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import otklik.region.TemplateCheck.Form;

/**
 * Reads templates/&lt;language&gt;/&lt;notice&gt;.txt, and beside it what a channel is told in other words:
 * &lt;notice&gt;.&lt;channel&gt;.txt, &lt;notice&gt;.email.html, &lt;notice&gt;.subject.txt.
 */
final class TemplatesFolder {
    private static final String ENDING = ".txt";
    private static final String EMAIL = "email";
    private static final String HTML = "." + EMAIL + ".html";
    private static final String SUBJECT = ".subject" + ENDING;

    private final PackFolder folder;
    private final TemplateCheck check;
    private final FaultList faults;
    private final Set<String> files;
    private final Set<String> expected = new TreeSet<>();

    private TemplatesFolder(PackFolder folder, TemplateCheck check, FaultList faults) {
        this.folder = folder;
        this.check = check;
        this.faults = faults;
        this.files = Set.copyOf(folder.names());
    }

    /** @param channels that the pack has bots for: every notice has to fit into them */
    static Templates read(
            PackFolder folder,
            List<Language> languages,
            TemplateCheck check,
            Collection<String> channels,
            FaultList faults) {
        return new TemplatesFolder(folder, check, faults).read(languages, channels);
    }

    /** Where the words of a notice stand, inside the pack. */
    static String file(NoticeKind kind, Language language, String channel) {
        return name(kind, language) + (channel.equals(Templates.ANY) ? "" : "." + channel) + ENDING;
    }

    private static String name(NoticeKind kind, Language language) {
        return PackFolder.TEMPLATES + "/" + language + "/" + kind.code();
    }

    private Templates read(List<Language> languages, Collection<String> channels) {
        var words = new LinkedHashMap<Language, Map<NoticeKind, Map<String, Wording>>>();
        for (var language : languages) {
            var kinds = new EnumMap<NoticeKind, Map<String, Wording>>(NoticeKind.class);
            for (var kind : NoticeKind.values()) {
                kinds.put(kind, words(kind, language));
            }
            words.put(language, kinds);
        }
        var templates = new Templates(words);
        for (var language : languages) {
            for (var kind : NoticeKind.values()) {
                fit(templates, kind, language, channels);
            }
        }
        if (!languages.isEmpty()) {
            folder.names().stream()
                    .filter(name -> name.startsWith(PackFolder.TEMPLATES + "/") && !expected.contains(name))
                    .forEach(name -> unknown(name, languages));
        }
        return templates;
    }

    private Map<String, Wording> words(NoticeKind kind, Language language) {
        var words = new LinkedHashMap<String, Wording>();
        var plain = template(file(kind, language, Templates.ANY), kind, language, Form.TEXT);
        plain.ifPresent(text -> words.put(Templates.ANY, Wording.plain(text)));
        for (var channel : TextLimits.CHANNELS) {
            var own = own(file(kind, language, channel), kind, language, Form.TEXT);
            own.ifPresent(text -> words.put(channel, Wording.plain(text)));
        }
        var html = own(name(kind, language) + HTML, kind, language, Form.HTML);
        var subject = own(name(kind, language) + SUBJECT, kind, language, Form.SUBJECT);
        if (html.isPresent() || subject.isPresent()) {
            Optional.ofNullable(words.get(EMAIL))
                    .map(Wording::text)
                    .or(() -> plain)
                    .ifPresent(text -> words.put(EMAIL, new Wording(text, html, subject)));
        }
        return words;
    }

    /** Of a file that need not be there. */
    private Optional<Template> own(String file, NoticeKind kind, Language language, Form form) {
        expected.add(file);
        return files.contains(file) ? template(file, kind, language, form) : Optional.empty();
    }

    private Optional<Template> template(String file, NoticeKind kind, Language language, Form form) {
        expected.add(file);
        return folder.text(file).flatMap(text -> check.read(file, kind, language, form, text, faults));
    }

    private void fit(Templates templates, NoticeKind kind, Language language, Collection<String> channels) {
        int question = templates.question(language);
        Stream.concat(channels.stream(), templates.ownChannels(kind, language).stream())
                .distinct()
                .filter(channel -> !channel.equals(Templates.ANY))
                .forEach(channel -> {
                    var own = file(kind, language, channel);
                    var file = files.contains(own) ? own : file(kind, language, Templates.ANY);
                    templates
                            .find(kind, language, channel)
                            .ifPresent(
                                    words -> check.fit(file, kind, language, channel, words.text(), question, faults));
                });
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
        var kinds =
                Arrays.stream(NoticeKind.values()).map(k -> k.code() + ENDING).toList();
        var all = expected.stream()
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .distinct()
                .toList();
        faults.add(
                name,
                1,
                "no notice has the template " + YamlValue.quote(parts[2]),
                "one of " + String.join(", ", kinds) + ", or one for a channel of "
                        + String.join(", ", TextLimits.CHANNELS) + " such as status-answered.sms.txt"
                        + Suggestion.suffix(parts[2], all));
    }
}
