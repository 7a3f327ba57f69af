package otklik.testkit.message;

import java.util.List;

/**
 * One planted value of personal data, distinct from all others of its stream, and the shapes in which it would be found
 * again. {@code toString} never shows it.
 *
 * @param number which of its kind it is
 * @param written as it stands in the text (for {@link Kind#AUTHOR}, in the author's id)
 * @param shapes what to search for: the value as written and as a careless normaliser would leave it
 */
public record Marker(Kind kind, int number, String written, List<String> shapes) {

    /** Kinds of planted data. */
    public enum Kind {
        PHONE,
        EMAIL,
        CARD,
        SNILS,
        FLAT,
        NAME,
        /** Not in the text: the author's native id, which must become a pseudonym at the door. */
        AUTHOR
    }

    public Marker {
        shapes = List.copyOf(shapes);
    }

    @Override
    public String toString() {
        return kind + "-" + number;
    }
}
