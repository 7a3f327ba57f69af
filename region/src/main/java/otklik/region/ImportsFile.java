package otklik.region;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads imports.yaml: how exports of platforms become messages. A pack may do without. */
final class ImportsFile {
    static final String FILE = "imports.yaml";

    private static final Pattern PEOPLES_NAMES =
            Pattern.compile("(^|.*[^\\p{L}])фио([^\\p{L}].*|$)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final String[] COLUMN_KEYS = Stream.concat(
                    Stream.of("text", "network", "regime", "platform"),
                    ImportField.under(false).stream().map(ImportField::key))
            .toArray(String[]::new);
    private static final String[] PLATFORM_KEYS =
            ImportField.under(true).stream().map(ImportField::key).toArray(String[]::new);

    private final PackSettings settings;
    private final Catalogue<Connector> connectors;
    private final Catalogue<Regime> regimes;

    private ImportsFile(PackSettings settings, Catalogue<Connector> connectors, Catalogue<Regime> regimes) {
        this.settings = settings;
        this.connectors = connectors;
        this.regimes = regimes;
    }

    static Catalogue<ImportPreset> read(
            PackFolder folder, PackSettings settings, Catalogue<Connector> connectors, Catalogue<Regime> regimes) {
        var presets = new Catalogue<ImportPreset>("import", FILE);
        if (folder.names().contains(FILE)) {
            var reader = new ImportsFile(settings, connectors, regimes);
            folder.yaml(FILE)
                    .flatMap(v -> v.fields("imports").required("imports"))
                    .ifPresentOrElse(
                            list -> list.someItems().forEach(item -> reader.add(item, presets)), presets::unreadable);
        }
        return presets;
    }

    private void add(YamlValue item, Catalogue<ImportPreset> presets) {
        var fields = item.fields("code", "title", "connector", "columns", "dates", "zone", "empty");
        var title =
                fields.required("title").map(v -> v.title(settings.languages())).orElseGet(NoTitle::get);
        var connector = fields.required("connector").flatMap(connectors::refer);
        var columns = fields.required("columns").map(v -> v.fields(COLUMN_KEYS));
        var byField = new EnumMap<ImportField, ImportColumn>(ImportField.class);
        columns.ifPresent(named -> {
            columns(named, false, byField);
            named.byName("platform").map(v -> v.fields(PLATFORM_KEYS)).ifPresent(v -> columns(v, true, byField));
            if (!byField.containsKey(ImportField.EXTERNAL_ID) && !byField.containsKey(ImportField.URL)) {
                named.owner().fault("neither 'externalId' nor 'url' is given", "a column that tells messages apart");
            }
        });
        var preset = new ImportPreset(
                "",
                title,
                connector.map(Connector::code).orElse(""),
                byField,
                columns.flatMap(v -> v.required("text")).map(ImportsFile::text).orElse(List.of()),
                columns.flatMap(v -> v.byName("network")).flatMap(v -> networks(v, connector)),
                columns.flatMap(v -> v.byName("regime")).map(this::regimes).orElse(List.of()),
                new ImportDates(
                        fields.byName("dates").map(ImportsFile::formats).orElse(List.of()),
                        fields.byName("zone").flatMap(ImportsFile::zone).orElse(settings.zone())),
                fields.byName("empty").map(ImportsFile::words).orElse(List.of()));
        fields.required("code").ifPresent(place -> presets.add(place, place.code(), preset.coded(place.code())));
    }

    private static void columns(YamlValue.Fields named, boolean platform, Map<ImportField, ImportColumn> byField) {
        for (var field : ImportField.under(platform)) {
            named.byName(field.key()).ifPresent(v -> byField.put(field, column(v)));
        }
    }

    /** A name, or the names that it has in other versions of the export. */
    private static ImportColumn column(YamlValue value) {
        return new ImportColumn(
                value.oneOrMore().stream().map(ImportsFile::name).toList());
    }

    private static String name(YamlValue value) {
        var name = value.text();
        if (PEOPLES_NAMES.matcher(name).matches()) {
            value.fault(
                    "the column " + YamlValue.quote(name) + " holds people's names",
                    "a column that may leave the file");
        }
        return name;
    }

    /** One column or several that are put together; of those each may have several names. */
    private static List<ImportColumn> text(YamlValue value) {
        return value.oneOrMore().stream().map(ImportsFile::column).toList();
    }

    private static Optional<ImportPreset.Networks> networks(YamlValue value, Optional<Connector> connector) {
        var fields = value.fields("column", "values");
        var column = fields.required("column").map(ImportsFile::column);
        var words = new LinkedHashMap<String, List<String>>();
        fields.required("values").map(YamlValue::anyFields).ifPresent(values -> {
            for (var network : values.names()) {
                var known = connector.map(Connector::networks);
                if (known.isPresent() && !known.get().contains(network)) {
                    values.keyAt(network)
                            .fault(
                                    "the connector has no network " + YamlValue.quote(network),
                                    "one of its networks" + Suggestion.suffix(network, known.get()));
                }
                words.put(
                        network, values.byName(network).map(ImportsFile::words).orElse(List.of()));
            }
        });
        return column.map(c -> new ImportPreset.Networks(c, words));
    }

    private List<ImportPreset.RegimeHint> regimes(YamlValue list) {
        var hints = new ArrayList<ImportPreset.RegimeHint>();
        for (var item : list.someItems()) {
            var fields = item.fields("column", "has", "regime");
            var column = fields.required("column").map(ImportsFile::column);
            var has = fields.required("has").map(YamlValue::text).orElse("");
            var regime = fields.required("regime").flatMap(regimes::refer).map(Regime::code);
            if (column.isPresent() && regime.isPresent()) {
                hints.add(new ImportPreset.RegimeHint(column.get(), has, regime.get()));
            }
        }
        return hints;
    }

    private static List<String> words(YamlValue value) {
        return value.oneOrMore().stream().map(YamlValue::text).toList();
    }

    private static List<String> formats(YamlValue value) {
        return value.oneOrMore().stream()
                .map(item -> item.read(ImportsFile::format, "a pattern such as dd.MM.yyyy HH:mm"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> format(String pattern) {
        try {
            ImportDates.formatter(pattern);
            return Optional.of(pattern);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(YamlValue value) {
        return value.read(
                text -> {
                    try {
                        return Optional.of(ZoneId.of(text));
                    } catch (DateTimeException e) {
                        return Optional.empty();
                    }
                },
                "a time zone such as Asia/Yekaterinburg");
    }
}
