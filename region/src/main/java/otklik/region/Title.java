package otklik.region;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A name for people in every language of the pack, the pack's first language first. */
public record Title(Map<Language, String> texts) {
    public Title {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** The name in this language; in the pack's first language where the pack has not got this one. */
    public String in(Language language) {
        var text = texts.get(language);
        if (text != null) {
            return text;
        }
        var first = texts.values().iterator();
        return first.hasNext() ? first.next() : "";
    }
}
