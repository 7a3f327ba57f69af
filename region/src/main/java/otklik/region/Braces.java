package otklik.region;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands in braces in a template. Qute itself takes a wrong brace for text, and calls methods where it is told to; here
 * a value is shown or asked for, and everything else is a mistake.
 */
record Braces(List<Place> places, List<Mistake> mistakes) {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final String ASKED = "!?" + NAME.pattern();
    private static final Pattern CONDITION =
            Pattern.compile("#(?:else )?if (" + ASKED + "(?: (?:&&|\\|\\|) " + ASKED + ")*)");
    private static final List<String> MARKS = List.of("#else", "/if");

    /**
     * @param line where it stands, from 1
     * @param said whether its value is shown, and not only asked for
     */
    record Place(String name, int line, boolean said) {}

    record Mistake(int line, String what) {}

    Braces {
        places = List.copyOf(places);
        mistakes = List.copyOf(mistakes);
    }

    static Braces read(String text) {
        var reading = new Reading(text);
        int at = 0;
        while (at < text.length()) {
            int next = reading.step(at);
            reading.line += (int)
                    text.substring(at, next).chars().filter(c -> c == '\n').count();
            at = next;
        }
        return new Braces(reading.places, reading.mistakes);
    }

    private static final class Reading {
        private final String text;
        private final List<Place> places = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();
        private int line = 1;

        private Reading(String text) {
            this.text = text;
        }

        /** Reads what begins here, and tells where it ends. */
        private int step(int at) {
            char c = text.charAt(at);
            if (c == '\\') {
                if (at + 1 == text.length()) {
                    mistake("a backslash at the end");
                    return at + 1;
                }
                return at + 2;
            }
            if (text.startsWith("{{", at) || text.startsWith("}}", at)) {
                mistake("a doubled brace");
                return at + 2;
            }
            if (c == '}') {
                mistake("'}' closes nothing");
            }
            return c == '{' ? tag(at) : at + 1;
        }

        private int tag(int at) {
            if (text.startsWith("{!", at)) {
                int end = text.indexOf("!}", at + 1);
                if (end < 0) {
                    mistake("a comment that does not end");
                }
                return end < 0 ? text.length() : end + 2;
            }
            int end = text.indexOf('}', at);
            var inside = end < 0 ? "" : text.substring(at + 1, end);
            var condition = CONDITION.matcher(inside);
            if (NAME.matcher(inside).matches()) {
                places.add(new Place(inside, line, true));
            } else if (condition.matches()) {
                var asked = NAME.matcher(condition.group(1));
                while (asked.find()) {
                    places.add(new Place(asked.group(), line, false));
                }
            } else if (!MARKS.contains(inside)) {
                mistake("'{' does not open a placeholder");
                return at + 1;
            }
            return end + 1;
        }

        private void mistake(String what) {
            mistakes.add(new Mistake(line, what));
        }
    }
}
