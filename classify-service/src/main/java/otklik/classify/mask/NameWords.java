package otklik.classify.mask;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The lists of {@code names.txt}: what names are made of, and what stands beside them without belonging to them. */
final class NameWords {
    private static final Map<String, String> LISTS = read();

    private static final String CASES =
            " а у ом ем е ы и й я ю ей ой ою ею ь ии ия ию ие ий ием ью ья ье ьи ьей ией ла лу лом ле о э ям ями ам ами";
    private static final String PATRONYMICS_OF_MEN = " а у ем ом е и ей ам ами ах";
    private static final String PATRONYMICS_OF_WOMEN = "а ы е у ой ою и";

    static final Words FIRST_NAMES =
            Words.of(inflected(stems(list("men") + " " + list("women")) + " " + list("stems"), CASES));
    static final Words NOUNS = words("nouns");
    static final Words FATHERS = Words.of(fathers(list("men")) + " " + list("fathers") + " " + list("turkic fathers"));
    static final Words IRREGULAR_PATRONYMICS = Words.of(inflected(list("patronymics of men"), PATRONYMICS_OF_MEN) + " "
            + inflected(list("patronymics of women"), PATRONYMICS_OF_WOMEN));
    static final Words PARTICLES = words("particles");
    static final Words GLUED_PARTICLES = words("glued particles");
    static final Words SURNAMES = words("surnames");
    static final Words SURE_SURNAMES = words("sure surnames");
    static final Words WORKS = words("works");
    static final Words PLACES = words("places");
    static final Words INSTITUTIONS = words("institutions");
    static final Words HONOURS = words("honours");
    static final Words TITLES = words("titles");
    static final Words INTRODUCTIONS = words("introductions");
    static final Words NEIGHBOURS = words("neighbours");
    static final Words VERBS = words("verbs");
    static final Words REGIONS = words("regions");

    private NameWords() {}

    private static Words words(String section) {
        return Words.of(list(section));
    }

    private static String list(String section) {
        return Objects.requireNonNull(LISTS.get(section), section);
    }

    /** The names without their last vowel or sign. */
    private static String stems(String names) {
        StringBuilder stems = new StringBuilder();
        for (String name : names.split(" ")) {
            int last = name.length() - 1;
            boolean cut = last > 1 && "аяйьоеиуыэю".indexOf(name.charAt(last)) >= 0;
            stems.append(name, 0, cut ? last : last + 1).append(' ');
        }
        return stems.toString().strip();
    }

    /** What stands before -ович or -евич: Сергей gives «серге», Юрий «юрь» and «юри», Мустафа «мустафа» and «мустаф». */
    private static String fathers(String names) {
        StringBuilder fathers = new StringBuilder();
        for (String name : names.split(" ")) {
            String cut = name.substring(0, name.length() - 1);
            switch (name.charAt(name.length() - 1)) {
                case 'й' -> {
                    fathers.append(cut).append(' ');
                    if (cut.endsWith("и")) {
                        fathers.append(cut, 0, cut.length() - 1).append("ь ");
                    }
                }
                case 'ь' -> fathers.append(cut).append(' ');
                case 'а', 'я', 'о', 'и' ->
                    fathers.append(cut).append(' ').append(name).append(' ');
                default -> fathers.append(name).append(' ');
            }
        }
        return fathers.toString().strip();
    }

    /** Every stem with every ending; endings that begin with a space stand for no ending, too. */
    private static String inflected(String stems, String endings) {
        StringBuilder inflected = new StringBuilder();
        for (String stem : stems.split(" ")) {
            for (String ending : endings.split(" ")) {
                inflected.append(stem).append(ending).append(' ');
            }
        }
        return inflected.toString().strip();
    }

    private static Map<String, String> read() {
        Map<String, String> lists = new HashMap<>();
        String section = "";
        try (InputStream in = Objects.requireNonNull(NameWords.class.getResourceAsStream("names.txt"), "names.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = line.substring(1, line.indexOf(']')).toLowerCase(Locale.ROOT);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    lists.merge(section, line.strip(), (list, more) -> list + " " + more);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read names.txt", e);
        }
        return lists;
    }
}
