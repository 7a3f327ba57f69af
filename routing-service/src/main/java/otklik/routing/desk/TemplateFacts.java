package otklik.routing.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import otklik.region.Language;
import otklik.region.RegionPack;
import otklik.routing.casework.Case;

/** What a case fills into a template by itself, in the citizen's language. */
final class TemplateFacts {
    /** The places. One that the case knows nothing of, as where its place is not known, stays open. */
    static final List<String> PLACES = List.of("reference", "category", "municipality", "agency", "opened", "deadline");

    private final Supplier<RegionPack> packs;

    TemplateFacts(Supplier<RegionPack> packs) {
        this.packs = packs;
    }

    Map<String, String> of(Case its) {
        RegionPack pack = packs.get();
        Language language = pack.language(its.origin().language());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("reference", its.reference());
        facts.put("opened", pack.moment(its.openedAt(), language));
        pack.category(its.category())
                .ifPresent(category -> facts.put("category", category.title().in(language)));
        String municipality = its.municipality();
        if (municipality != null) {
            pack.municipality(municipality)
                    .ifPresent(place -> facts.put("municipality", place.title().in(language)));
        }
        its.status().assignment().ifPresent(held -> {
            pack.agency(held.executor())
                    .ifPresent(agency -> facts.put("agency", agency.title().in(language)));
            if (held.deadline() != null) {
                facts.put("deadline", pack.moment(held.deadline(), language));
            }
        });
        return facts;
    }

    /** A template for any case, with values for the places that no case fills. */
    Wording wording(String template, Map<String, String> values) {
        return answered -> {
            Map<String, String> all = new LinkedHashMap<>(values);
            all.putAll(of(answered));
            return Wording.Words.fill(template, all);
        };
    }
}
