package otklik.region;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of every notice, by language, kind and channel. */
final class Templates {
    /** Stands for all channels that have no words of their own. */
    static final String ANY = "";

    private static final List<NoticeKind> QUESTIONS = List.of(NoticeKind.ASK_RATING, NoticeKind.ASK_HELPED);
    private static final int LINES_BETWEEN = 2;

    private final Map<Language, Map<NoticeKind, Map<String, Wording>>> words;

    Templates(Map<Language, Map<NoticeKind, Map<String, Wording>>> words) {
        this.words = words;
    }

    /** @throws IllegalArgumentException if the pack has no such language */
    Wording of(NoticeKind kind, Language language, String channel) {
        return find(kind, language, channel)
                .orElseThrow(() -> new IllegalArgumentException("the pack has no texts in '" + language + "'"));
    }

    /** Empty in a pack with faults only. */
    Optional<Wording> find(NoticeKind kind, Language language, String channel) {
        var ofKind = ofKind(kind, language);
        var own = ofKind.get(channel);
        return Optional.ofNullable(own == null ? ofKind.get(ANY) : own);
    }

    /** The channels for which this notice has words of its own. */
    Set<String> ownChannels(NoticeKind kind, Language language) {
        return ofKind(kind, language).keySet();
    }

    /** How much longer an answer is in a chat, by what is asked under it. */
    int question(Language language) {
        return QUESTIONS.stream()
                .flatMap(kind -> find(kind, language, ANY).stream())
                .mapToInt(asked -> asked.text().render(Map.of()).length() + LINES_BETWEEN)
                .max()
                .orElse(0);
    }

    /** The texts for all channels. */
    Map<Language, Map<NoticeKind, Template>> plain() {
        var plain = new LinkedHashMap<Language, Map<NoticeKind, Template>>();
        words.forEach((language, kinds) -> {
            var texts = new EnumMap<NoticeKind, Template>(NoticeKind.class);
            kinds.keySet()
                    .forEach(kind -> texts.put(kind, of(kind, language, ANY).text()));
            plain.put(language, texts);
        });
        return plain;
    }

    private Map<String, Wording> ofKind(NoticeKind kind, Language language) {
        return words.getOrDefault(language, Map.of()).getOrDefault(kind, Map.of());
    }
}
