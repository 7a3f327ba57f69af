package otklik.region;

import java.util.ArrayList;
import java.util.List;

/** One line of comma-separated values, or of others; a field in double quotes may hold separators and doubled quotes, no line ends. */
final class CsvLine {
    private CsvLine() {}

    static List<String> split(String line) {
        return split(line, ',');
    }

    static List<String> split(String line, char separator) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == separator && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    static String join(List<String> fields) {
        var line = new StringBuilder();
        for (var field : fields) {
            if (!line.isEmpty() || field != fields.getFirst()) {
                line.append(',');
            }
            boolean quote = field.indexOf(',') >= 0 || field.indexOf('"') >= 0;
            line.append(quote ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        return line.toString();
    }
}
