package otklik.region;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words of every notice, by language, kind and channel. */
final class Templates {
    /** Stands for all channels that have no words of their own. */
    static final String ANY = "";

    private final Map<Language, Map<NoticeKind, Map<String, Wording>>> words;

    Templates(Map<Language, Map<NoticeKind, Map<String, Wording>>> words) {
        this.words = words;
    }

    /** @throws IllegalArgumentException if the pack has no such language */
    Wording of(NoticeKind kind, Language language, String channel) {
        var ofKind = words.getOrDefault(language, Map.of()).get(kind);
        var any = ofKind == null ? null : ofKind.get(ANY);
        if (ofKind == null || any == null) {
            throw new IllegalArgumentException("the pack has no texts in '" + language + "'");
        }
        return ofKind.getOrDefault(channel, any);
    }

    /** The texts for all channels. */
    Map<Language, Map<NoticeKind, Template>> plain() {
        var plain = new LinkedHashMap<Language, Map<NoticeKind, Template>>();
        words.forEach((language, kinds) -> {
            var texts = new EnumMap<NoticeKind, Template>(NoticeKind.class);
            kinds.keySet().forEach(kind -> texts.put(kind, of(kind, language, ANY).text()));
            plain.put(language, texts);
        });
        return plain;
    }
}
