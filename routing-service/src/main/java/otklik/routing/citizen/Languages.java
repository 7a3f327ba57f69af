package otklik.routing.citizen;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.region.Language;
import otklik.region.RegionPack;

/** The language to answer a citizen in. */
final class Languages {
    private static final int LONGEST = 200;

    private Languages() {}

    /**
     * The first language of the header that the region serves, else the region's own.
     *
     * @param header {@code Accept-Language}
     */
    static Language of(RegionPack pack, @Nullable String header) {
        if (header == null || header.length() > LONGEST) {
            return pack.language(null);
        }
        List<Locale.LanguageRange> wanted;
        try {
            wanted = Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException e) {
            return pack.language(null);
        }
        Optional<Language> served = wanted.stream()
                .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                .flatMap(code -> pack.languages().stream()
                        .filter(language -> language.code().equals(code)))
                .findFirst();
        return served.orElseGet(() -> pack.language(null));
    }
}
