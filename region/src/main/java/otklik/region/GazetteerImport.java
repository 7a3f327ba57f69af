package otklik.region;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import otklik.region.ImportedPlaces.Place;
import otklik.region.Municipality.GeoPoint;

/**
 * Makes a pack's gazetteer of tables of the national register (OKTMO) and of GeoJSON maps: what {@code otklik gazetteer import}
 * does. Units of the register, of whatever year, are mapped to the pack's municipalities by {@code gazetteer-units.csv} and by
 * the municipalities' own codes; what cannot be mapped is told and left out. What the gazetteer knows already stays, and what
 * the files know better replaces it. Each file of the pack is replaced at once or not at all.
 */
public final class GazetteerImport {
    /** Why a line was left out, or a file is of no use. */
    public enum ProblemKind {
        UNKNOWN_UNIT,
        UNKNOWN_MUNICIPALITY,
        NO_CODE,
        NO_NAME,
        NO_MATCH,
        NO_GEOMETRY,
        NO_POINT,
        NO_FEATURES,
        NO_JSON,
        NO_COLUMNS,
        FIELDS,
        NOT_UTF_8,
        EMPTY;

        /** As in keys of messages: {@code unknown-unit}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A line, from 1, that was left out or makes a file useless, and what stands in it. */
    public record Problem(Path file, int line, ProblemKind kind, String detail) {}

    /**
     * What an import did, or would do.
     *
     * @param rows lines and features read
     * @param units lines of units above settlements that were only checked for a municipality
     * @param boundaries municipalities that got a boundary
     */
    public record Outcome(
            int rows,
            int added,
            int changed,
            int same,
            int units,
            int boundaries,
            int settlements,
            List<Problem> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    private final Path folder;
    private final RegionPack pack;
    private final ImportedPlaces imported;
    private final Map<String, Settlement> settlements = new TreeMap<>();
    private int added;
    private int changed;
    private int same;

    private GazetteerImport(Path folder) {
        this.folder = folder;
        this.pack = RegionPack.load(folder);
        this.imported = new ImportedPlaces(
                units(), pack.municipalities().stream().map(Municipality::code).collect(Collectors.toSet()));
        pack.gazetteer().settlements().forEach(s -> settlements.put(s.oktmo(), s));
    }

    /**
     * Reads the files and, unless it is a rehearsal, writes the pack's gazetteer.
     *
     * @param files tables and maps; one that ends in {@code json} is a map
     * @param progress told how many lines or features were read since
     * @throws UnusableGazetteerFile if a file is of no use
     * @throws PackFaults if the pack has faults
     */
    public static Outcome run(Path folder, List<Path> files, boolean rehearsal, IntConsumer progress)
            throws IOException {
        var run = new GazetteerImport(folder);
        for (var file : files) {
            if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith("json")) {
                GeoJsonPlaces.read(file, run.imported, progress);
            } else {
                OktmoTable.read(file, run.imported, progress);
            }
        }
        run.merge();
        if (!rehearsal) {
            run.write();
        }
        return new Outcome(
                run.imported.rows,
                run.added,
                run.changed,
                run.same,
                run.imported.unitsChecked,
                run.imported.boundaries.size(),
                run.settlements.size(),
                run.imported.problems);
    }

    static GeoPoint point(double latitude, double longitude) {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no place on Earth");
        }
        return new GeoPoint(latitude, longitude);
    }

    /** The pack's own table, and each municipality's code without the zeros at its end. */
    private Map<String, String> units() {
        var units = new HashMap<String, String>();
        for (var municipality : pack.municipalities()) {
            municipality.oktmo().ifPresent(oktmo -> units.put(oktmo.replaceAll("(000)+$", ""), municipality.code()));
        }
        units.putAll(pack.gazetteer().units());
        return units;
    }

    private void merge() {
        for (var place : imported.places) {
            if (!place.oktmo().isEmpty()) {
                put(new Settlement(place.oktmo(), place.type(), place.name(), place.municipality(), place.location()));
            }
        }
        var byName =
                settlements.values().stream().collect(Collectors.groupingBy(s -> MunicipalityNames.fold(s.name())));
        for (var place : imported.places) {
            if (place.oktmo().isEmpty()) {
                var named = byName.getOrDefault(MunicipalityNames.fold(place.name()), List.of()).stream()
                        .filter(s -> fits(s, place))
                        .toList();
                if (named.size() == 1) {
                    var s = named.getFirst();
                    put(new Settlement(s.oktmo(), s.type(), s.name(), s.municipality(), place.location()));
                } else {
                    imported.problem(place.file(), place.line(), ProblemKind.NO_MATCH, place.name());
                }
            }
        }
    }

    /** By name alone, and by the municipality where map or boundary tell it. */
    private boolean fits(Settlement settlement, Place place) {
        if (!place.municipality().isEmpty()) {
            return settlement.municipality().equals(place.municipality());
        }
        var holding = place.location().flatMap(this::boundaryOf);
        return holding.isEmpty() || holding.get().equals(settlement.municipality());
    }

    private Optional<String> boundaryOf(GeoPoint point) {
        return imported.boundaries.entrySet().stream()
                .filter(e -> new Boundary(e.getValue()).holds(point.latitude(), point.longitude()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void put(Settlement found) {
        var old = settlements.get(found.oktmo());
        var location = found.location().or(() -> old == null ? Optional.empty() : old.location());
        var type = found.type().isEmpty() && old != null ? old.type() : found.type();
        var settlement = new Settlement(found.oktmo(), type, found.name(), found.municipality(), location);
        settlements.put(found.oktmo(), settlement);
        if (old == null) {
            added++;
        } else if (old.equals(settlement)) {
            same++;
        } else {
            changed++;
        }
    }

    private void write() throws IOException {
        if (added + changed > 0) {
            var lines = new ArrayList<String>();
            lines.add(String.join(",", GazetteerFiles.SETTLEMENT_COLUMNS));
            for (var s : settlements.values()) {
                lines.add(CsvLine.join(List.of(
                        s.oktmo(),
                        s.type(),
                        s.name(),
                        s.municipality(),
                        s.location().map(p -> degrees(p.latitude())).orElse(""),
                        s.location().map(p -> degrees(p.longitude())).orElse(""))));
            }
            replace(GazetteerFiles.SETTLEMENTS, lines);
        }
        if (!imported.boundaries.isEmpty()) {
            replace(GazetteerFiles.BOUNDARIES, boundaryLines());
        }
    }

    private List<String> boundaryLines() {
        var boundaries = new LinkedHashMap<String, List<double[]>>();
        pack.gazetteer().boundaries().forEach((code, boundary) -> boundaries.put(code, boundary.rings()));
        boundaries.putAll(imported.boundaries);
        var lines = new ArrayList<String>();
        lines.add(String.join(",", GazetteerFiles.BOUNDARY_COLUMNS));
        boundaries.forEach((code, rings) -> rings.forEach(ring -> {
            var points = new StringBuilder();
            for (double degrees : ring) {
                points.append(points.isEmpty() ? "" : " ").append(degrees(degrees));
            }
            lines.add(CsvLine.join(List.of(code, points.toString())));
        }));
        return lines;
    }

    /** Six digits: a decimetre. */
    private static String degrees(double value) {
        var text = String.format(Locale.ROOT, "%.6f", value);
        return text.replaceAll("\\.?0+$", "");
    }

    private void replace(String name, List<String> lines) throws IOException {
        // Beside the file, for a move within one file system is atomic; with a dot, for the pack overlooks it.
        var draft = folder.resolve("." + name + ".draft");
        try {
            Files.writeString(draft, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
            Files.move(
                    draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
