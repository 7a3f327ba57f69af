package otklik.classify.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads files of word lists: {@code name: entry entry …}, entries as {@link Lexicon} has them, a line that begins with a space goes on
 * with the list before, {@code #} begins a comment. {@code |} gives a word of a phrase several forms: {@code нет|без_люка|крышк*} stands for
 * four phrases.
 */
public final class WordLists {
    private WordLists() {}

    /**
     * The lines of a resource beside {@code owner}, without comments and empty ones.
     *
     * @throws IllegalStateException where there is no such resource: the build is broken
     */
    public static List<String> lines(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.indexOf('#') < 0 ? line : line.substring(0, line.indexOf('#')))
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The lists by name, in the order of the lines.
     *
     * @throws IllegalArgumentException for a line that is no list or a name given twice
     */
    public static Map<String, List<String>> parse(List<String> lines) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        List<String> entries = new ArrayList<>();
        for (String line : lines) {
            String rest = line;
            if (line.charAt(0) != ' ') {
                int colon = line.indexOf(':');
                if (colon < 1) {
                    throw new IllegalArgumentException("expected «name: words», found «" + line + "»");
                }
                entries = new ArrayList<>();
                if (lists.put(line.substring(0, colon).strip(), entries) != null) {
                    throw new IllegalArgumentException("the list of «" + line + "» is there twice");
                }
                rest = line.substring(colon + 1);
            }
            for (String entry : rest.strip().split(" +")) {
                if (!entry.isEmpty()) {
                    entries.addAll(phrases(entry));
                }
            }
        }
        return lists;
    }

    private static List<String> phrases(String entry) {
        List<String> phrases = List.of("");
        for (String forms : entry.split("_", -1)) {
            List<String> longer = new ArrayList<>();
            for (String phrase : phrases) {
                for (String form : forms.split("\\|", -1)) {
                    longer.add(phrase.isEmpty() ? form : phrase + "_" + form);
                }
            }
            phrases = longer;
        }
        return phrases;
    }
}
