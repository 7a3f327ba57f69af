package otklik.ingest.open311;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import otklik.region.Language;
import otklik.region.RegionPack;

/** Which of the pack's languages a client reads. */
@Singleton
final class Languages {
    private final RegionPack pack;
    private final List<Locale> locales;

    Languages(RegionPack pack) {
        this.pack = pack;
        this.locales = pack.languages().stream().map(Language::locale).toList();
    }

    /** @return null where the header names none of ours */
    @Nullable
    Language named(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return null;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), locales);
            return best == null ? null : pack.language(best.getLanguage());
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** The pack's first language where the header names none of ours. */
    Language of(@Nullable String acceptLanguage) {
        Language named = named(acceptLanguage);
        return named == null ? first() : named;
    }

    Language first() {
        return pack.languages().getFirst();
    }
}
