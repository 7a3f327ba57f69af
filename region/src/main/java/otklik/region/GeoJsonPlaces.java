package otklik.region;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import otklik.region.GazetteerImport.Problem;
import otklik.region.GazetteerImport.ProblemKind;
import otklik.region.Municipality.GeoPoint;

/**
 * A GeoJSON FeatureCollection (RFC 7946), read as a stream. A point with the property {@code oktmo} of 11 digits is a settlement,
 * one with a {@code name} only gives its place to the settlement of that name. A polygon is the boundary of the municipality
 * that {@code municipality} names or to which {@code oktmo} belongs; one with an OKTMO code of 11 digits is a settlement at the
 * middle of its outline.
 */
final class GeoJsonPlaces {
    private static final Map<String, String> TYPES = Map.of("city", "г", "town", "г", "village", "с", "hamlet", "д");
    private static final int SETTLEMENT_DIGITS = 11;

    private final Path file;
    private final ImportedPlaces into;
    private final JsonParser json;

    private GeoJsonPlaces(Path file, ImportedPlaces into, JsonParser json) {
        this.file = file;
        this.into = into;
        this.json = json;
    }

    static void read(Path file, ImportedPlaces into, IntConsumer progress) throws IOException {
        try (var json = new JsonFactory().createParser(file.toFile())) {
            var reading = new GeoJsonPlaces(file, into, json);
            try {
                reading.collection(progress);
            } catch (JsonParseException e) {
                throw new UnusableGazetteerFile(
                        new Problem(file, reading.line(), ProblemKind.NO_JSON, e.getOriginalMessage()));
            }
        }
    }

    private void collection(IntConsumer progress) throws IOException {
        boolean features = false;
        expect(json.nextToken() == JsonToken.START_OBJECT, "{");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean list = json.currentName().equals("features");
            json.nextToken();
            if (!list) {
                json.skipChildren();
                continue;
            }
            features = true;
            expect(json.currentToken() == JsonToken.START_ARRAY, "[");
            while (json.nextToken() == JsonToken.START_OBJECT) {
                int from = line();
                feature(from);
                progress.accept(1);
            }
        }
        expect(features, "features");
    }

    private void feature(int line) throws IOException {
        var properties = new HashMap<String, String>();
        String type = "";
        List<double[]> rings = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            if (name.equals("properties") && json.currentToken() == JsonToken.START_OBJECT) {
                properties(properties);
            } else if (name.equals("geometry") && json.currentToken() == JsonToken.START_OBJECT) {
                type = geometry(rings);
            } else {
                json.skipChildren();
            }
        }
        into.rows++;
        place(line, properties, type, rings);
    }

    private void properties(Map<String, String> properties) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            if (json.currentToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
                properties.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
    }

    /** Reads the coordinates into rings, whatever their depth: each innermost list of positions is one. */
    private String geometry(List<double[]> rings) throws IOException {
        String type = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            if (name.equals("type")) {
                type = json.getText();
            } else if (name.equals("coordinates") && json.currentToken() == JsonToken.START_ARRAY) {
                var open = new ArrayList<Double>();
                coordinates(rings, open);
                close(rings, open);
            } else {
                json.skipChildren();
            }
        }
        return type;
    }

    private void coordinates(List<double[]> rings, List<Double> open) throws IOException {
        int depth = 1;
        int numbers = 0;
        double longitude = 0;
        while (depth > 0) {
            switch (json.nextToken()) {
                case START_ARRAY -> {
                    depth++;
                    numbers = 0;
                }
                case END_ARRAY -> {
                    depth--;
                    // The end of a position has numbers before it; the end of a list of positions ends a ring.
                    if (numbers == 0) {
                        close(rings, open);
                    }
                    numbers = 0;
                }
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                    numbers++;
                    if (numbers == 1) {
                        longitude = json.getDoubleValue();
                    } else if (numbers == 2) {
                        var point = point(json.getDoubleValue(), longitude);
                        open.add(point.latitude());
                        open.add(point.longitude());
                    }
                }
                case null, default -> expect(false, "coordinates");
            }
        }
    }

    private static void close(List<double[]> rings, List<Double> open) {
        if (!open.isEmpty()) {
            rings.add(open.stream().mapToDouble(Double::doubleValue).toArray());
            open.clear();
        }
    }

    private void place(int line, Map<String, String> properties, String type, List<double[]> rings) {
        var name = properties.getOrDefault("name", "");
        var oktmo = ImportedPlaces.digits(properties.getOrDefault("oktmo", properties.getOrDefault("oktmo:user", "")));
        var municipality = properties.getOrDefault("municipality", "");
        if (rings.isEmpty() || !type.equals("Point") && !type.endsWith("Polygon")) {
            into.problem(file, line, ProblemKind.NO_GEOMETRY, name);
        } else if (type.endsWith("Polygon") && oktmo.length() < SETTLEMENT_DIGITS) {
            boundary(
                    line, name, municipality.isEmpty() ? into.municipalityOf(oktmo) : Optional.of(municipality), rings);
        } else if (oktmo.length() == SETTLEMENT_DIGITS) {
            var place = properties.getOrDefault("type", properties.getOrDefault("place", ""));
            into.settlement(
                    file, line, oktmo, TYPES.getOrDefault(place, place), name, Optional.of(middle(rings.getFirst())));
        } else if (name.isBlank()) {
            into.problem(file, line, ProblemKind.NO_NAME, oktmo);
        } else {
            into.location(file, line, name, municipality, middle(rings.getFirst()));
        }
    }

    private void boundary(int line, String name, Optional<String> municipality, List<double[]> rings) {
        if (municipality.isEmpty()) {
            into.problem(file, line, ProblemKind.UNKNOWN_UNIT, name);
            return;
        }
        var closed = rings.stream().filter(ring -> ring.length >= 6).toList();
        if (closed.isEmpty()) {
            into.problem(file, line, ProblemKind.NO_GEOMETRY, name);
        } else {
            into.boundary(file, line, municipality.get(), closed);
        }
    }

    private static GeoPoint middle(double[] ring) {
        double latitude = 0;
        double longitude = 0;
        for (int i = 0; i < ring.length; i += 2) {
            latitude += ring[i];
            longitude += ring[i + 1];
        }
        int points = ring.length / 2;
        return new GeoPoint(latitude / points, longitude / points);
    }

    private GeoPoint point(double latitude, double longitude) {
        try {
            return GazetteerImport.point(latitude, longitude);
        } catch (IllegalArgumentException e) {
            throw new UnusableGazetteerFile(
                    new Problem(file, line(), ProblemKind.NO_POINT, latitude + " " + longitude));
        }
    }

    private void expect(boolean holds, String what) {
        if (!holds) {
            throw new UnusableGazetteerFile(new Problem(file, line(), ProblemKind.NO_FEATURES, what));
        }
    }

    private int line() {
        return json.currentLocation().getLineNr();
    }
}
