package otklik.region;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import otklik.region.GazetteerImport.Problem;
import otklik.region.GazetteerImport.ProblemKind;
import otklik.region.Municipality.GeoPoint;

/** What the files of one import say, before it meets the gazetteer that is there. */
final class ImportedPlaces {
    private static final Pattern TYPED = Pattern.compile("(?:ж/д )?(г|пгт|рп|с|c|п|д|х|ст-ца|ст|рзд|аул) +(\\S.*)");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
    private static final int SETTLEMENT_DIGITS = 11;

    /** A settlement; a location alone, without code, where a map knows only the name. */
    record Place(
            Path file,
            int line,
            String oktmo,
            String type,
            String name,
            String municipality,
            Optional<GeoPoint> location) {}

    private final Map<String, String> units;
    private final Set<String> municipalities;
    final List<Place> places = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    final Map<String, List<double[]>> boundaries = new LinkedHashMap<>();
    int rows;
    int unitsChecked;

    /** @param units municipality by the first digits of OKTMO, the longest that fits decides */
    ImportedPlaces(Map<String, String> units, Set<String> municipalities) {
        this.units = units;
        this.municipalities = municipalities;
    }

    /** A settlement with a code of the register. */
    void settlement(Path file, int line, String code, String type, String written, Optional<GeoPoint> location) {
        var oktmo = digits(code);
        var name = SPACES.matcher(written.trim()).replaceAll(" ");
        if (oktmo.length() != SETTLEMENT_DIGITS) {
            problem(file, line, ProblemKind.NO_CODE, code);
            return;
        }
        if (name.isEmpty()) {
            problem(file, line, ProblemKind.NO_NAME, code);
            return;
        }
        var municipality = municipalityOf(oktmo);
        if (municipality.isEmpty()) {
            problem(file, line, ProblemKind.UNKNOWN_UNIT, oktmo + " " + name);
            return;
        }
        Matcher typed = TYPED.matcher(name);
        boolean split = type.isBlank() && typed.matches();
        places.add(new Place(
                file,
                line,
                oktmo,
                split ? typed.group(1).replace('c', 'с') : type.trim(),
                split ? typed.group(2) : name,
                municipality.get(),
                location));
    }

    /** A point with a name only, which gives its place to a settlement that is known. */
    void location(Path file, int line, String name, String municipality, GeoPoint point) {
        places.add(new Place(file, line, "", "", name, municipality, Optional.of(point)));
    }

    void boundary(Path file, int line, String municipality, List<double[]> rings) {
        if (!municipalities.contains(municipality)) {
            problem(file, line, ProblemKind.UNKNOWN_MUNICIPALITY, municipality);
            return;
        }
        boundaries.computeIfAbsent(municipality, code -> new ArrayList<>()).addAll(rings);
    }

    /** A unit above settlements: nothing is taken from it, but it must belong to a municipality. */
    void unit(Path file, int line, String code, String name) {
        var oktmo = digits(code);
        unitsChecked++;
        // Headings such as 53 600 000 stand for all units of a kind.
        boolean heading = oktmo.length() < 5 || oktmo.matches("[0-9]{3}0{5,8}");
        if (!heading && municipalityOf(oktmo).isEmpty()) {
            problem(file, line, ProblemKind.UNKNOWN_UNIT, oktmo + " " + name);
        }
    }

    Optional<String> municipalityOf(String oktmo) {
        for (int length = oktmo.length(); length >= 2; length--) {
            var code = units.get(oktmo.substring(0, length));
            if (code != null) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    void problem(Path file, int line, ProblemKind kind, String detail) {
        problems.add(new Problem(file, line, kind, detail));
    }

    static String digits(String code) {
        return SPACES.matcher(code).replaceAll("");
    }
}
