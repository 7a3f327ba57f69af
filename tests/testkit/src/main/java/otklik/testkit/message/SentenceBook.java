package otklik.testkit.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The sentences of {@code sentences.txt} by category, and the filling of their slots. */
final class SentenceBook {

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    private final Map<String, List<String>> sections;

    private SentenceBook(Map<String, List<String>> sections) {
        this.sections = sections;
    }

    static SentenceBook load() {
        try (InputStream in = SentenceBook.class.getResourceAsStream("sentences.txt")) {
            if (in == null) {
                throw new IllegalStateException("sentences.txt is missing from the testkit");
            }
            return new SentenceBook(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String sentence(String section, SplittableRandom random) {
        return SLOT.matcher(pick(section, random)).replaceAll(slot -> fill(slot, random));
    }

    private String fill(MatchResult slot, SplittableRandom random) {
        return switch (slot.group(1)) {
            case "house" -> String.valueOf(1 + random.nextInt(160));
            case "days" -> String.valueOf(2 + random.nextInt(40));
            case "year" -> String.valueOf(2012 + random.nextInt(12));
            default -> pick(slot.group(1), random);
        };
    }

    private String pick(String section, SplittableRandom random) {
        List<String> lines = sections.getOrDefault(section, List.of());
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("sentences.txt has no section " + section);
        }
        return lines.get(random.nextInt(lines.size()));
    }

    private static Map<String, List<String>> parse(String text) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), current);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                current.add(line);
            }
        }
        return sections;
    }
}
