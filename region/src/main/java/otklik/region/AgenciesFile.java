package otklik.region;

import java.util.List;
import java.util.Optional;

/** Reads agencies.yaml: the agencies that are not the administration of one municipality. */
final class AgenciesFile {
    static final String FILE = "agencies.yaml";

    private static final AgencyKind[] KINDS = {AgencyKind.MINISTRY, AgencyKind.INSPECTION, AgencyKind.OPERATOR};

    private AgenciesFile() {}

    static Catalogue<Agency> read(PackFolder folder, List<Language> languages) {
        var agencies = new Catalogue<Agency>("agency", FILE + " or as an administration in " + MunicipalitiesFile.FILE);
        folder.yaml(FILE)
                .flatMap(v -> v.fields("agencies").required("agencies"))
                .ifPresentOrElse(
                        list -> list.someItems().forEach(item -> add(item, languages, agencies)), agencies::unreadable);
        return agencies;
    }

    private static void add(YamlValue item, List<Language> languages, Catalogue<Agency> agencies) {
        var fields = item.fields("code", "title", "kind", "duty");
        var title = fields.required("title").map(v -> v.title(languages)).orElseGet(NoTitle::get);
        var kind = fields.required("kind").flatMap(v -> v.oneOf(KINDS, AgencyKind::code));
        var duty = duty(fields);
        fields.required("code").ifPresent(place -> {
            var code = agencyCode(place);
            agencies.add(
                    place, code, new Agency(code, title, kind.orElse(AgencyKind.MINISTRY), duty, Optional.empty()));
        });
    }

    static List<DutyChannel> duty(YamlValue.Fields fields) {
        return fields.byName("duty").map(DutyChannel::read).orElse(DutyChannel.USUAL);
    }

    /** A code that is not a word by which rules mean an agency without naming it. */
    static String agencyCode(YamlValue place) {
        var code = place.code();
        if (code.equals(OutcomeReader.LOCAL_ADMINISTRATION)) {
            place.fault(
                    "an agency cannot have the code " + YamlValue.quote(code),
                    "another word: in routes it means the administration of the message's municipality");
        }
        if (code.equals(AlarmPolicy.Duty.CONTROL_CENTRE.code())) {
            place.fault(
                    "an agency cannot have the code " + YamlValue.quote(code),
                    "another word: it means the centre itself");
        }
        if (code.equals(OutcomeReader.RESPONSIBLE)) {
            place.fault(
                    "an agency cannot have the code " + YamlValue.quote(code),
                    "another word: in routes it means whoever the later rules find");
        }
        return code;
    }
}
