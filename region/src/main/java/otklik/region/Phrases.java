package otklik.region;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which of many phrases stand in a text, in one pass whose time grows with the text alone. Case and ё make no difference.
 *
 * <p>A phrase is made of beginnings of words: {@code трасс} stands for «трассы» and not for «автотрасса»; a beginning that ends
 * with a digit stands for itself only. A space in a phrase is whatever separates words, a hyphen is a hyphen or nothing: {@code м-5}
 * stands for «М-5» and «М5», not for «2 м, 5 ям». Safe for use by many threads.
 */
final class Phrases {
    private static final String HYPHENS = "-\u2010\u2011\u2013\u2014";

    private record Part(String beginning, boolean tight) {}

    private record Phrase(int number, List<Part> parts) {}

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private final List<Phrase> ends = new ArrayList<>();
    }

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Node root = new Node();

    Phrases(Collection<String> phrases) {
        for (var text : phrases) {
            if (numbers.putIfAbsent(text, numbers.size()) == null) {
                add(MunicipalityNames.fold(text));
            }
        }
    }

    private void add(String folded) {
        var parts = new ArrayList<Part>();
        for (var word : folded.split(" ")) {
            var pieces = word.split("-");
            for (int i = 0; i < pieces.length; i++) {
                parts.add(new Part(pieces[i], i > 0));
            }
        }
        var node = root;
        for (char c : parts.getFirst().beginning().toCharArray()) {
            node = node.next.computeIfAbsent(c, any -> new Node());
        }
        node.ends.add(new Phrase(numbers.size() - 1, parts));
    }

    /** The phrases that the text has. */
    Found in(String text) {
        var found = new BitSet();
        var folded = MunicipalityNames.fold(text);
        for (int i = 0; i < folded.length(); i++) {
            if (isWord(folded, i) && !isWord(folded, i - 1)) {
                at(folded, i, found);
            }
        }
        return new Found(found);
    }

    /** What a text has. */
    final class Found {
        private final BitSet found;

        private Found(BitSet found) {
            this.found = found;
        }

        /** Whether this phrase, one of those that were looked for, is in the text. */
        boolean has(String phrase) {
            var number = numbers.get(phrase);
            return number != null && found.get(number);
        }
    }

    private void at(String text, int start, BitSet found) {
        var node = root;
        for (int i = start; i < text.length(); i++) {
            node = node.next.get(text.charAt(i));
            if (node == null) {
                return;
            }
            for (var phrase : node.ends) {
                if (goesOn(phrase.parts(), text, i + 1)) {
                    found.set(phrase.number());
                }
            }
        }
    }

    /** Whether the phrase, whose first part ends here, is in the text as a whole. */
    private static boolean goesOn(List<Part> parts, String text, int firstEnd) {
        int end = firstEnd;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (i > 0) {
                int start = part.tight() ? afterHyphen(text, end) : nextWord(text, end);
                if (!text.startsWith(part.beginning(), start)) {
                    return false;
                }
                end = start + part.beginning().length();
            }
            boolean wordGoesOn = i + 1 < parts.size() && parts.get(i + 1).tight();
            if (!wordGoesOn && Character.isDigit(text.charAt(end - 1)) && isWord(text, end)) {
                return false;
            }
        }
        return true;
    }

    private static int afterHyphen(String text, int end) {
        return end < text.length() && HYPHENS.indexOf(text.charAt(end)) >= 0 ? end + 1 : end;
    }

    private static int nextWord(String text, int end) {
        int i = end;
        while (isWord(text, i)) {
            i++;
        }
        while (i < text.length() && !isWord(text, i)) {
            i++;
        }
        return i;
    }

    private static boolean isWord(String text, int i) {
        return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
    }
}
