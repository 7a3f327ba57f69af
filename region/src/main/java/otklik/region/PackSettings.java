package otklik.region;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What region.yaml says: who the region is and what holds for the whole pack. */
record PackSettings(
        String code,
        Title title,
        ZoneId zone,
        List<Language> languages,
        Duration agencyTopicRetention,
        Duration trainingRetention,
        double trainingPrecision,
        List<YamlValue> approvalRegimes,
        List<DutyChannel> centreDuty,
        Rating rating,
        Duration incidentWindow,
        Retention retention,
        Conversation conversation) {
    static final String FILE = "region.yaml";
    private static final int TRAINING_DAYS = 365;
    private static final double TRAINING_PRECISION = 0.9;
    private static final int INCIDENT_DAYS = 30;

    static PackSettings read(PackFolder folder) {
        var value = folder.yaml(FILE);
        if (value.isEmpty()) {
            return new PackSettings(
                    "",
                    new Title(Map.of()),
                    ZoneOffset.UTC,
                    List.of(),
                    Duration.ZERO,
                    Duration.ZERO,
                    1,
                    List.of(),
                    DutyChannel.USUAL,
                    Rating.USUAL,
                    Duration.ZERO,
                    Retention.USUAL,
                    Conversation.USUAL);
        }
        var fields = value.get()
                .fields(
                        "code",
                        "title",
                        "zone",
                        "languages",
                        "agencyTopics",
                        "training",
                        "approval",
                        "controlCentre",
                        "rating",
                        "incidents",
                        "retention",
                        "conversation");
        var languages =
                fields.required("languages").map(PackSettings::languages).orElse(List.of());
        var training = fields.byName("training").map(v -> v.fields("retentionDays", "precision"));
        return new PackSettings(
                fields.required("code").map(YamlValue::code).orElse(""),
                fields.required("title").map(v -> v.title(languages)).orElse(new Title(Map.of())),
                fields.required("zone")
                        .flatMap(v -> v.read(PackSettings::zone, "a time zone such as Asia/Yekaterinburg"))
                        .orElse(ZoneOffset.UTC),
                languages,
                fields.required("agencyTopics")
                        .map(v -> v.fields("retentionDays"))
                        .flatMap(f -> f.required("retentionDays"))
                        .map(PackSettings::days)
                        .orElse(Duration.ZERO),
                training.flatMap(f -> f.byName("retentionDays"))
                        .map(PackSettings::days)
                        .orElse(Duration.ofDays(TRAINING_DAYS)),
                training.flatMap(f -> f.byName("precision"))
                        .map(v -> v.number(0.5, 0.999).orElse(TRAINING_PRECISION))
                        .orElse(TRAINING_PRECISION),
                fields.byName("approval")
                        .map(v -> v.fields("regimes"))
                        .flatMap(f -> f.required("regimes"))
                        .map(YamlValue::oneOrMore)
                        .orElse(List.of()),
                fields.byName("controlCentre")
                        .map(v -> AgenciesFile.duty(v.fields("duty")))
                        .orElse(DutyChannel.USUAL),
                fields.byName("rating").map(Rating::read).orElse(Rating.USUAL),
                fields.byName("incidents")
                        .map(v -> v.fields("windowDays"))
                        .flatMap(f -> f.required("windowDays"))
                        .map(PackSettings::days)
                        .orElse(Duration.ofDays(INCIDENT_DAYS)),
                fields.byName("retention")
                        .map(v ->
                                v.fields("wordsDays", "contactsDays", "repeatsDays", "attachmentsDays", "farewellDays"))
                        .map(Retention::read)
                        .orElse(Retention.USUAL),
                fields.byName("conversation").map(Conversation::read).orElse(Conversation.USUAL));
    }

    static Duration days(YamlValue value) {
        return Duration.ofDays(value.wholeNumber(1, 3650).orElse(1));
    }

    private static List<Language> languages(YamlValue list) {
        var languages = new ArrayList<Language>();
        for (var item : list.someItems()) {
            var code = item.text();
            if (!Language.isCode(code)) {
                item.fault(YamlValue.quote(code) + " is no language", "an ISO 639 code such as ru");
            } else if (languages.contains(new Language(code))) {
                item.fault("the language " + YamlValue.quote(code) + " is listed twice", "each language once");
            } else {
                languages.add(new Language(code));
            }
        }
        return List.copyOf(languages);
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
