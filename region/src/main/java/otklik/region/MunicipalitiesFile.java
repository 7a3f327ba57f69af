package otklik.region;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import otklik.region.Municipality.GeoPoint;
import otklik.region.YamlValue.Fields;

/** Reads municipalities.yaml, and the administrations in it. */
final class MunicipalitiesFile {
    static final String FILE = "municipalities.yaml";

    private static final Pattern OKTMO = Pattern.compile("[0-9]{8}|[0-9]{11}");
    private static final Pattern PHRASE = Pattern.compile("[\\p{L}\\p{N}]{1,40}( [\\p{L}\\p{N}]{1,40})*");
    private static final Set<String> RESERVED = Set.of(ConditionReader.KNOWN, ConditionReader.UNKNOWN);

    private final List<Language> languages;
    private final Catalogue<Agency> agencies;
    private final Catalogue<Municipality> municipalities = new Catalogue<>("municipality", FILE);
    private final Map<String, String> ownerOfName = new HashMap<>();

    private MunicipalitiesFile(List<Language> languages, Catalogue<Agency> agencies) {
        this.languages = languages;
        this.agencies = agencies;
    }

    static Catalogue<Municipality> read(PackFolder folder, List<Language> languages, Catalogue<Agency> agencies) {
        var reading = new MunicipalitiesFile(languages, agencies);
        folder.yaml(FILE)
                .flatMap(v -> v.fields("municipalities").required("municipalities"))
                .ifPresentOrElse(list -> list.someItems().forEach(reading::add), () -> {
                    reading.municipalities.unreadable();
                    agencies.unreadable();
                });
        return reading.municipalities;
    }

    private void add(YamlValue item) {
        var fields = item.fields(
                "code",
                "title",
                "kind",
                "oktmo",
                "centre",
                "lat",
                "lon",
                "population",
                "administration",
                "validFrom",
                "validUntil",
                "names");
        var place = fields.required("code").orElse(item);
        var code = fields.has("code") ? place.code() : "";
        if (RESERVED.contains(code)) {
            place.fault(
                    "a municipality cannot have the code " + YamlValue.quote(code), "a word that routes do not use");
        }
        var municipality = new Municipality(
                code,
                fields.required("title").map(v -> v.title(languages)).orElseGet(NoTitle::get),
                fields.required("kind")
                        .flatMap(v -> v.oneOf(MunicipalityKind.values(), MunicipalityKind::code))
                        .orElse(MunicipalityKind.DISTRICT),
                fields.byName("oktmo").flatMap(v -> v.matching(OKTMO, "8 or 11 digits")),
                fields.byName("centre").map(YamlValue::text),
                location(fields),
                fields.byName("population")
                        .map(v -> v.wholeNumber(0, 100_000_000))
                        .orElseGet(OptionalInt::empty),
                administration(fields, code),
                fields.byName("validFrom").flatMap(YamlValue::date),
                fields.byName("validUntil").flatMap(YamlValue::date),
                fields.required("names").map(v -> names(v, code)).orElse(List.of()));
        checkValidity(fields, municipality);
        municipalities.add(place, code, municipality);
    }

    private Agency administration(Fields municipality, String code) {
        var fields = municipality.required("administration").map(v -> v.fields("code", "title", "duty"));
        var title = fields.flatMap(f -> f.required("title"))
                .map(v -> v.title(languages))
                .orElseGet(NoTitle::get);
        var place = fields.flatMap(f -> f.required("code"));
        var agency = new Agency(
                place.map(AgenciesFile::agencyCode).orElse(""),
                title,
                AgencyKind.MUNICIPALITY,
                fields.map(AgenciesFile::duty).orElse(DutyChannel.USUAL),
                Optional.of(code));
        place.ifPresent(p -> agencies.add(p, agency.code(), agency));
        return agency;
    }

    private List<String> names(YamlValue list, String code) {
        var seen = new HashSet<String>();
        for (var item : list.someItems()) {
            var name = item.matching(PHRASE, "words of letters and digits with one space between them");
            if (name.isEmpty()) {
                continue;
            }
            var folded = MunicipalityNames.fold(name.get());
            var owner = ownerOfName.putIfAbsent(folded, code);
            if (owner != null) {
                item.fault(
                        "the name " + YamlValue.quote(name.get()) + " already belongs to the municipality "
                                + YamlValue.quote(owner),
                        "a name of one municipality only");
            }
            seen.add(folded);
        }
        return seen.stream().sorted().toList();
    }

    private static Optional<GeoPoint> location(Fields fields) {
        if (fields.has("lat") != fields.has("lon")) {
            fields.owner().fault("only one of 'lat' and 'lon' is given", "both or none");
        }
        var lat = fields.byName("lat").map(v -> v.number(-90, 90));
        var lon = fields.byName("lon").map(v -> v.number(-180, 180));
        return lat.isPresent()
                        && lon.isPresent()
                        && lat.get().isPresent()
                        && lon.get().isPresent()
                ? Optional.of(new GeoPoint(lat.get().getAsDouble(), lon.get().getAsDouble()))
                : Optional.empty();
    }

    private static void checkValidity(Fields fields, Municipality municipality) {
        if (municipality.validFrom().isPresent()
                && municipality.validUntil().isPresent()
                && municipality
                        .validUntil()
                        .get()
                        .isBefore(municipality.validFrom().get())) {
            fields.byName("validUntil").ifPresent(v -> v.fault("'validUntil' is before 'validFrom'", "a later day"));
        }
    }
}
