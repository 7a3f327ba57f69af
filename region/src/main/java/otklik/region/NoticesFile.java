package otklik.region;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads notices.yaml: what is told, how and when. A pack may do without. */
final class NoticesFile {
    static final String FILE = "notices.yaml";

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final String CLOCK = "hours and minutes such as 22:00";
    private static final List<String> CHANNELS =
            List.of("telegram", "viber", "vk", "web", "email", "max", "odnoklassniki", "sms", "webhook");

    private final List<Language> languages;
    private final Catalogue<Regime> regimes;

    private NoticesFile(List<Language> languages, Catalogue<Regime> regimes) {
        this.languages = languages;
        this.regimes = regimes;
    }

    /** @param inSpite what is told in spite of /stop where the file does not say */
    static NoticePolicy read(
            PackFolder folder, List<Language> languages, Catalogue<Regime> regimes, Set<NoticeKind> inSpite) {
        return folder.names().contains(FILE)
                ? folder.yaml(FILE)
                        .map(value -> new NoticesFile(languages, regimes).policy(value, inSpite))
                        .orElse(NoticePolicy.usual(inSpite))
                : NoticePolicy.usual(inSpite);
    }

    private NoticePolicy policy(YamlValue value, Set<NoticeKind> usually) {
        var fields = value.fields("quiet", "digestAt", "inSpite", "atOnce", "rules", "advice");
        var told = NoticePolicy.usual(
                fields.byName("inSpite").map(NoticesFile::kinds).orElse(usually));
        return new NoticePolicy(
                fields.byName("quiet").flatMap(NoticesFile::quiet),
                fields.byName("digestAt").flatMap(NoticesFile::time).orElse(NoticePolicy.DIGEST_AT),
                told.inSpite(),
                fields.byName("atOnce").map(NoticesFile::kinds).orElse(NoticePolicy.AT_ONCE),
                fields.byName("rules").map(list -> rules(list, told)).orElse(List.of()),
                fields.byName("advice").map(this::advice).orElse(Map.of()));
    }

    private static Optional<Quiet> quiet(YamlValue value) {
        var fields = value.fields("from", "to");
        var from = fields.required("from").flatMap(NoticesFile::time);
        var until = fields.required("to").flatMap(NoticesFile::time);
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        if (from.equals(until)) {
            value.fault("quiet hours that never end", "an end that is not the beginning");
            return Optional.empty();
        }
        return Optional.of(new Quiet(from.get(), until.get()));
    }

    private static Optional<LocalTime> time(YamlValue value) {
        return value.matching(TIME, CLOCK).map(LocalTime::parse);
    }

    private List<NoticePolicy.Rule> rules(YamlValue list, NoticePolicy told) {
        var rules = new ArrayList<NoticePolicy.Rule>();
        for (var item : list.items()) {
            var fields = item.fields("kinds", "regimes", "channels", "tell");
            var tell = fields.required("tell")
                    .flatMap(v -> v.oneOf(Tell.values(), Tell::code))
                    .orElse(Tell.NOW);
            fields.byName("kinds").ifPresent(some -> check(some, tell, told));
            rules.add(new NoticePolicy.Rule(
                    fields.byName("kinds").map(NoticesFile::kinds).orElse(Set.of()),
                    fields.byName("regimes").map(this::regimes).orElse(Set.of()),
                    fields.byName("channels").map(NoticesFile::channels).orElse(Set.of()),
                    tell));
        }
        return rules;
    }

    /** What a rule names and cannot have. What it does not name it has where it can be. */
    private static void check(YamlValue kinds, Tell tell, NoticePolicy told) {
        for (var item : kinds.oneOrMore()) {
            NoticeKind.of(item.text()).ifPresent(kind -> {
                if (!NoticePolicy.isRuled(kind)) {
                    item.fault(
                            YamlValue.quote(kind.code()) + " is no notice about a case",
                            "an acknowledgement or a status");
                } else if (tell == Tell.DIGEST && !told.isDigestible(kind)) {
                    item.fault(
                            YamlValue.quote(kind.code()) + " cannot be a line of a digest",
                            "a status that has no words of its own and is not told in spite of /stop");
                } else if (tell == Tell.NEVER && told.inSpite().contains(kind)) {
                    item.fault(
                            YamlValue.quote(kind.code()) + " is told in spite of /stop, and never", "one of the two");
                }
            });
        }
    }

    static Set<NoticeKind> kinds(YamlValue list) {
        var kinds = EnumSet.noneOf(NoticeKind.class);
        for (var item : list.oneOrMore()) {
            NoticeKind.of(item.text())
                    .ifPresentOrElse(
                            kinds::add,
                            () -> item.fault(
                                    YamlValue.quote(item.text()) + " is no notice",
                                    "the name of a template, such as status-answered"));
        }
        return kinds;
    }

    private Set<String> regimes(YamlValue list) {
        var codes = new LinkedHashSet<String>();
        list.oneOrMore().forEach(item -> regimes.refer(item).map(Regime::code).ifPresent(codes::add));
        return codes;
    }

    private static Set<String> channels(YamlValue list) {
        var channels = new LinkedHashSet<String>();
        for (var item : list.oneOrMore()) {
            var channel = item.text();
            if (CHANNELS.contains(channel)) {
                channels.add(channel);
            } else {
                item.fault(
                        YamlValue.quote(channel) + " is no channel",
                        "one of " + String.join(", ", CHANNELS) + Suggestion.suffix(channel, CHANNELS));
            }
        }
        return channels;
    }

    private Map<String, Title> advice(YamlValue value) {
        var advice = new LinkedHashMap<String, Title>();
        var fields = value.fields(Emergencies.hazards().toArray(String[]::new));
        for (var hazard : fields.names()) {
            fields.byName(hazard).ifPresent(text -> advice.put(hazard, text.title(languages)));
        }
        return advice;
    }
}
