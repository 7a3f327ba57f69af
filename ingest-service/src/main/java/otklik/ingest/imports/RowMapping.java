package otklik.ingest.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConnectorRecord.Author;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Location;
import otklik.contracts.Platform;
import otklik.ingest.message.NativeIds;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.region.ImportField;
import otklik.region.ImportPreset;
import otklik.region.Municipality;
import otklik.region.MunicipalityNames;
import otklik.tables.TableRow;

/** Makes messages of the rows of one file, as the preset says which column becomes what. */
final class RowMapping {
    private final ImportPreset preset;
    private final FileColumns columns;
    private final Set<String> networks;
    private final MunicipalityNames municipalities;

    /** @param networks of the connector */
    RowMapping(ImportPreset preset, FileColumns columns, Set<String> networks, MunicipalityNames municipalities) {
        this.preset = preset;
        this.columns = columns;
        this.networks = new TreeSet<>(networks);
        this.municipalities = municipalities;
    }

    /** A message's place on its network. */
    private record Place(String network, String nativeId) {}

    FileColumns columns() {
        return columns;
    }

    /** @throws Refused when a cell cannot be what it should become */
    ConnectorMessage message(TableRow row, @Nullable String batch) throws Refused {
        String own = columns.value(row, ImportField.EXTERNAL_ID);
        String url = columns.value(row, ImportField.URL);
        Place place = url == null ? null : place(row, url);
        String author = columns.value(row, ImportField.AUTHOR);
        return new ConnectorMessage(
                place != null ? place.nativeId() : own != null ? own : url,
                columns.text(row),
                columns.value(row, ImportField.CONVERSATION),
                author == null ? null : new Author(author),
                location(row),
                null,
                null,
                columns.value(row, ImportField.CATEGORY),
                municipality(row),
                regime(row),
                columns.value(row, ImportField.CAMPAIGN),
                batch,
                sentAt(row),
                null,
                place == null ? null : place.network(),
                platform(row, place == null ? null : own));
    }

    /** Absent where the address tells of no message on a network that the connector has. */
    private @Nullable Place place(TableRow row, String url) {
        String named = preset.network()
                .flatMap(network -> columns.cell(row, network.column()).flatMap(network::of))
                .orElse("");
        return networks.stream()
                .filter(code -> named.isEmpty() || named.equals(code))
                .filter(code -> NativeIds.isAddress(code, url))
                .findFirst()
                .map(code -> new Place(code, NativeIds.canonical(code, url)))
                .orElse(null);
    }

    private @Nullable Location location(TableRow row) throws Refused {
        Double lat = degrees(row, ImportField.LAT, "location.lat");
        Double lon = degrees(row, ImportField.LON, "location.lon");
        String address = columns.value(row, ImportField.ADDRESS);
        return lat == null && lon == null && address == null ? null : new Location(lat, lon, address);
    }

    private @Nullable Double degrees(TableRow row, ImportField field, String path) throws Refused {
        String value = columns.value(row, field);
        try {
            return value == null ? null : Double.valueOf(value.replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new Refusal(Reason.WRONG_TYPE, path, "number").thrown();
        }
    }

    /** A hint: what names none of the region's is left out. */
    private @Nullable String municipality(TableRow row) {
        String value = columns.value(row, ImportField.MUNICIPALITY);
        return value == null
                ? null
                : municipalities.find(value).map(Municipality::code).orElse(null);
    }

    private @Nullable String regime(TableRow row) {
        return preset.regimes().stream()
                .filter(hint ->
                        columns.cell(row, hint.column()).filter(hint::holds).isPresent())
                .map(ImportPreset.RegimeHint::regime)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant sentAt(TableRow row) throws Refused {
        String value = columns.value(row, ImportField.SENT_AT);
        if (value == null) {
            return null;
        }
        return preset.dates().instant(value).orElseThrow(() -> noDate("sentAt"));
    }

    private Platform platform(TableRow row, @Nullable String number) throws Refused {
        return new Platform(
                number,
                columns.value(row, ImportField.STAGE),
                columns.value(row, ImportField.STATUS),
                columns.value(row, ImportField.HOLDER),
                day(row, ImportField.PLANNED_FOR),
                day(row, ImportField.FINISHED_ON),
                columns.value(row, ImportField.DECISION),
                rating(row),
                columns.value(row, ImportField.RECONSIDERATION));
    }

    private @Nullable LocalDate day(TableRow row, ImportField field) throws Refused {
        String value = columns.value(row, field);
        if (value == null) {
            return null;
        }
        return preset.dates().day(value).orElseThrow(() -> noDate(field.path()));
    }

    private @Nullable Integer rating(TableRow row) throws Refused {
        String value = columns.value(row, ImportField.RATING);
        try {
            return value == null ? null : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw new Refusal(Reason.BAD_VALUE, ImportField.RATING.path(), "rating").thrown();
        }
    }

    private static Refused noDate(String path) {
        return new Refusal(Reason.BAD_VALUE, path, "preset-date").thrown();
    }
}
