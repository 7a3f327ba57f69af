package otklik.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import otklik.region.Municipality.GeoPoint;

/**
 * Reads the gazetteer's files, all of which a pack may lack: settlements, boundaries of municipalities, and which
 * units of the national register belong to which municipality (used by the import only, checked with the rest).
 */
final class GazetteerFiles {
    static final String SETTLEMENTS = "gazetteer.csv";
    static final String BOUNDARIES = "gazetteer-areas.csv";
    static final String UNITS = "gazetteer-units.csv";
    static final List<String> ALL = List.of(SETTLEMENTS, BOUNDARIES, UNITS);

    static final List<String> SETTLEMENT_COLUMNS = List.of("oktmo", "type", "name", "municipality", "lat", "lon");
    static final List<String> BOUNDARY_COLUMNS = List.of("municipality", "ring");
    static final List<String> UNIT_COLUMNS = List.of("oktmo", "municipality");

    private static final Pattern OKTMO = Pattern.compile("[0-9]{11}");
    private static final Pattern UNIT = Pattern.compile("[0-9]{2,11}");
    private static final int LEAST_RING = 6;

    private final PackFolder folder;
    private final Catalogue<Municipality> municipalities;
    private final FaultList faults;
    private String file = "";
    private int line;

    private GazetteerFiles(PackFolder folder, Catalogue<Municipality> municipalities, FaultList faults) {
        this.folder = folder;
        this.municipalities = municipalities;
        this.faults = faults;
    }

    static Gazetteer read(PackFolder folder, Catalogue<Municipality> municipalities, FaultList faults) {
        var files = new GazetteerFiles(folder, municipalities, faults);
        return new Gazetteer(
                files.settlements(),
                files.boundaries(),
                files.units(),
                municipalities.all(),
                folder.version(ALL::contains));
    }

    /** Municipality's code by the first digits of OKTMO. */
    private Map<String, String> units() {
        var units = new LinkedHashMap<String, String>();
        var lines = new HashMap<String, Integer>();
        rows(UNITS, UNIT_COLUMNS, (number, row) -> {
            var unit = row.getFirst();
            if (!UNIT.matcher(unit).matches()) {
                fault("'" + unit + "' is no beginning of an OKTMO code", "2 to 11 digits");
            } else {
                once(lines, unit, "the unit " + unit);
                units.put(unit, municipality(row.get(1)));
            }
        });
        return units;
    }

    private List<Settlement> settlements() {
        var settlements = new ArrayList<Settlement>();
        var lines = new HashMap<String, Integer>();
        rows(SETTLEMENTS, SETTLEMENT_COLUMNS, (number, row) -> {
            var oktmo = row.getFirst();
            var name = row.get(2);
            if (!OKTMO.matcher(oktmo).matches()) {
                fault("'" + oktmo + "' is no OKTMO code of a settlement", "11 digits");
            } else {
                once(lines, oktmo, "the settlement " + oktmo);
            }
            if (name.isBlank()) {
                fault("a settlement without a name", "a name in the column 'name'");
            }
            settlements.add(new Settlement(
                    oktmo, row.get(1).intern(), name, municipality(row.get(3)), location(row.get(4), row.get(5))));
        });
        return settlements;
    }

    private Map<String, Boundary> boundaries() {
        var rings = new LinkedHashMap<String, List<double[]>>();
        rows(BOUNDARIES, BOUNDARY_COLUMNS, (number, row) -> {
            var ring = ring(row.get(1));
            rings.computeIfAbsent(municipality(row.getFirst()), code -> new ArrayList<>())
                    .add(ring);
        });
        var boundaries = new LinkedHashMap<String, Boundary>();
        rings.forEach((code, list) -> boundaries.put(code, new Boundary(list)));
        return boundaries;
    }

    private void rows(String name, List<String> columns, BiConsumer<Integer, List<String>> each) {
        if (!folder.names().contains(name)) {
            return;
        }
        file = name;
        line = 0;
        for (var text : folder.text(name).orElse("").split("\n", -1)) {
            line++;
            var row = CsvLine.split(line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (line == 1) {
                if (!row.equals(columns)) {
                    fault("the first line is '" + text + "'", "the columns " + String.join(",", columns));
                    return;
                }
            } else if (!text.isEmpty()) {
                if (row.size() == columns.size()) {
                    each.accept(line, row);
                } else {
                    fault("a line of " + row.size() + " fields", columns.size() + " fields");
                }
            }
        }
    }

    private void once(Map<String, Integer> lines, String code, String what) {
        var before = lines.putIfAbsent(code, line);
        if (before != null) {
            fault(what + " already stands in line " + before, "a code used once");
        }
    }

    private String municipality(String code) {
        var known = municipalities.byCode().get(code);
        if (known == null && municipalities.readable()) {
            fault(
                    "unknown municipality '" + code + "'",
                    "a code defined in " + MunicipalitiesFile.FILE
                            + Suggestion.suffix(code, municipalities.byCode().keySet()));
        }
        return known == null ? code : known.code();
    }

    private Optional<GeoPoint> location(String lat, String lon) {
        if (lat.isEmpty() && lon.isEmpty()) {
            return Optional.empty();
        }
        double latitude = degrees(lat, 90);
        double longitude = degrees(lon, 180);
        return Double.isNaN(latitude) || Double.isNaN(longitude)
                ? Optional.empty()
                : Optional.of(new GeoPoint(latitude, longitude));
    }

    private double[] ring(String text) {
        var numbers = text.trim().split(" +");
        if (numbers.length < LEAST_RING || numbers.length % 2 != 0) {
            fault("a ring of " + numbers.length + " numbers", "latitude and longitude of at least three points");
            return new double[0];
        }
        var ring = new double[numbers.length];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = degrees(numbers[i], i % 2 == 0 ? 90 : 180);
        }
        return ring;
    }

    private double degrees(String text, int most) {
        try {
            double value = Double.parseDouble(text);
            if (Math.abs(value) <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // The fault below says it.
        }
        fault(
                "'" + text + "' is no number of degrees",
                "-" + most + " to " + most + ", both of 'lat' and 'lon' or none");
        return Double.NaN;
    }

    private void fault(String what, String expected) {
        faults.add(file, line, what, expected);
    }
}
