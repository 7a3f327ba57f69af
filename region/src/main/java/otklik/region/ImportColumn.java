package otklik.region;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A column by its name, or by what it is called in other versions of the export: the first that a file has. Case and space around a
 * name make no difference.
 */
public record ImportColumn(List<String> names) {
    public ImportColumn {
        names = List.copyOf(names);
    }

    /** Its place in a file's header, from 0; empty where the file has no such column. */
    public OptionalInt in(List<String> header) {
        for (var name : names) {
            for (int i = 0; i < header.size(); i++) {
                if (plain(header.get(i)).equals(plain(name))) {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    private static String plain(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** A word for it in messages: its first name. */
    @Override
    public String toString() {
        return names.getFirst();
    }
}
