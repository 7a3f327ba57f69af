package otklik.region;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import otklik.region.GazetteerImport.Problem;
import otklik.region.GazetteerImport.ProblemKind;
import otklik.region.Municipality.GeoPoint;

/**
 * A table of the national register of municipal territories (OKTMO), in one of the forms that are met: a header line with
 * the columns {@code oktmo} and {@code name} (and {@code type}, {@code lat}, {@code lon}); a header with {@code oktmo8}, for
 * units; without a header the statistical office's own, the code in the first four columns and the name in the seventh; or
 * the code in groups of digits in the first column and the name in the third.
 */
final class OktmoTable {
    private static final int GROUPS = 4;
    private static final int NAME_BEHIND_GROUPS = 6;

    private final Path file;
    private final ImportedPlaces into;
    private int line;

    private OktmoTable(Path file, ImportedPlaces into) {
        this.file = file;
        this.into = into;
    }

    static void read(Path file, ImportedPlaces into, IntConsumer progress) throws IOException {
        try {
            new OktmoTable(file, into).read(Files.readAllLines(file, StandardCharsets.UTF_8), progress);
        } catch (MalformedInputException e) {
            throw new UnusableGazetteerFile(new Problem(file, 1, ProblemKind.NOT_UTF_8, ""));
        }
    }

    private void read(List<String> lines, IntConsumer progress) {
        if (lines.isEmpty()) {
            throw new UnusableGazetteerFile(new Problem(file, 1, ProblemKind.EMPTY, ""));
        }
        var first = lines.getFirst().startsWith("\uFEFF") ? lines.getFirst().substring(1) : lines.getFirst();
        char separator = separator(first);
        var header = CsvLine.split(first, separator).stream()
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .toList();
        boolean headed = header.contains("oktmo") || header.contains("oktmo8");
        if (!headed
                && !Character.isDigit(
                        ImportedPlaces.digits(first.replace("\"", "") + "x").charAt(0))) {
            throw new UnusableGazetteerFile(new Problem(file, 1, ProblemKind.NO_COLUMNS, first));
        }
        if (headed && !header.contains("name")) {
            throw new UnusableGazetteerFile(new Problem(file, 1, ProblemKind.NO_COLUMNS, first));
        }
        for (var text : lines) {
            line++;
            progress.accept(1);
            if (text.isBlank() || headed && line == 1) {
                continue;
            }
            into.rows++;
            var fields = CsvLine.split(line == 1 ? first : text, separator);
            if (headed) {
                headed(header, fields);
            } else {
                headless(fields);
            }
        }
    }

    private void headed(List<String> header, List<String> fields) {
        if (fields.size() != header.size()) {
            throw new UnusableGazetteerFile(
                    new Problem(file, line, ProblemKind.FIELDS, fields.size() + " / " + header.size()));
        }
        int unit = header.indexOf("oktmo8");
        var name = fields.get(header.indexOf("name"));
        if (unit >= 0) {
            into.unit(file, line, fields.get(unit), name);
            return;
        }
        into.settlement(
                file,
                line,
                fields.get(header.indexOf("oktmo")),
                field(header, fields, "type"),
                name,
                location(header, fields));
    }

    private void headless(List<String> fields) {
        if (fields.size() > NAME_BEHIND_GROUPS
                && fields.subList(0, GROUPS).stream().allMatch(OktmoTable::isNumber)) {
            var code = String.join("", fields.subList(0, GROUPS)).replaceAll("\\s", "");
            byCode(code, fields.get(NAME_BEHIND_GROUPS));
        } else if (fields.size() > 2 && isNumber(fields.getFirst())) {
            byCode(ImportedPlaces.digits(fields.getFirst()), fields.get(2));
        } else {
            throw new UnusableGazetteerFile(new Problem(file, line, ProblemKind.FIELDS, String.valueOf(fields.size())));
        }
    }

    private void byCode(String code, String name) {
        if (code.length() == 11 && !code.endsWith("000")) {
            into.settlement(file, line, code, "", name, Optional.empty());
        } else {
            into.unit(file, line, code, name);
        }
    }

    private Optional<GeoPoint> location(List<String> header, List<String> fields) {
        var lat = field(header, fields, "lat");
        var lon = field(header, fields, "lon");
        if (lat.isBlank() && lon.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(GazetteerImport.point(Double.parseDouble(lat), Double.parseDouble(lon)));
        } catch (IllegalArgumentException e) {
            throw new UnusableGazetteerFile(new Problem(file, line, ProblemKind.NO_POINT, lat + " " + lon));
        }
    }

    private static String field(List<String> header, List<String> fields, String name) {
        int at = header.indexOf(name);
        return at < 0 ? "" : fields.get(at);
    }

    private static boolean isNumber(String field) {
        var digits = ImportedPlaces.digits(field);
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static char separator(String line) {
        long semicolons = line.chars().filter(c -> c == ';').count();
        return semicolons > line.chars().filter(c -> c == ',').count() ? ';' : ',';
    }
}
