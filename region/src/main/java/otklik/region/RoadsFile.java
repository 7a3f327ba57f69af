package otklik.region;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads roads.csv: which class the roads are of that messages name. A pack may do without. */
final class RoadsFile {
    static final String FILE = "roads.csv";
    static final String COLUMNS = "name,class";

    /** Beginnings of words, as {@link Phrases} takes them. */
    static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}]+([ -][\\p{L}\\p{Nd}]+)*");

    private RoadsFile() {}

    static Roads read(PackFolder folder, FaultList faults) {
        var classOf = new LinkedHashMap<String, RoadClass>();
        if (!folder.names().contains(FILE)) {
            return new Roads(classOf);
        }
        var lines = folder.text(FILE).orElse(COLUMNS).split("\n", -1);
        if (!lines[0].equals(COLUMNS)) {
            faults.add(FILE, 1, "the first line is '" + lines[0] + "'", "the columns " + COLUMNS);
            return new Roads(classOf);
        }
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                add(CsvLine.split(lines[i]), i + 1, classOf, faults);
            }
        }
        return new Roads(classOf);
    }

    private static void add(List<String> row, int line, Map<String, RoadClass> classOf, FaultList faults) {
        if (row.size() != 2) {
            faults.add(FILE, line, "a line of " + row.size() + " fields", "2 fields");
            return;
        }
        var name = MunicipalityNames.fold(row.getFirst());
        if (!NAME.matcher(name).matches()) {
            faults.add(
                    FILE,
                    line,
                    YamlValue.quote(name) + " does not fit",
                    "beginnings of words with one space or one '-' between them");
            return;
        }
        var code = row.getLast();
        var roadClass = Stream.of(RoadClass.values())
                .filter(known -> known.code().equals(code))
                .findFirst();
        if (roadClass.isEmpty()) {
            var codes = Stream.of(RoadClass.values()).map(RoadClass::code).toList();
            faults.add(
                    FILE,
                    line,
                    YamlValue.quote(code) + " is no class of roads",
                    "one of " + codes.stream().collect(Collectors.joining(", ")) + Suggestion.suffix(code, codes));
        } else if (classOf.putIfAbsent(name, roadClass.get()) != null) {
            faults.add(FILE, line, "the road " + YamlValue.quote(name) + " stands here twice", "a name used once");
        }
    }
}
