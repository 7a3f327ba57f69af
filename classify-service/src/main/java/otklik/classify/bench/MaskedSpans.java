package otklik.classify.bench;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import otklik.classify.mask.PersonalData;

/** Where the tokens of a masked text stand in its original. */
final class MaskedSpans {
    /** Characters {@code from} to before {@code to} of the original are masked by the token of {@code kind}. */
    record Span(PersonalData kind, int from, int to) {}

    private MaskedSpans() {}

    /**
     * The spans in the order of the text. Where a text between two tokens fits at several places, the first span is the shortest.
     *
     * @throws IllegalArgumentException where {@code masked} is not {@code original} with tokens in place of parts
     */
    static List<Span> of(String original, String masked) {
        List<String> literals = new ArrayList<>();
        List<PersonalData> kinds = new ArrayList<>();
        split(masked, literals, kinds);
        BitSet[] starts = starts(original, literals);
        if (!starts[0].get(0)) {
            throw new IllegalArgumentException("the masked text says what its original does not");
        }
        List<Span> spans = new ArrayList<>();
        int from = literals.getFirst().length();
        for (int i = 0; i < kinds.size(); i++) {
            int to = starts[i + 1].nextSetBit(from + 1);
            spans.add(new Span(kinds.get(i), from, to));
            from = to + literals.get(i + 1).length();
        }
        return spans;
    }

    /** For each literal where it can begin so that all after it fits, too; each token stands for one character or more. */
    private static BitSet[] starts(String original, List<String> literals) {
        BitSet[] starts = new BitSet[literals.size()];
        int furthest = original.length();
        for (int i = literals.size() - 1; i >= 0; i--) {
            starts[i] = new BitSet();
            String literal = literals.get(i);
            boolean last = i == literals.size() - 1;
            for (int at = 0; at + literal.length() <= furthest; at++) {
                boolean fits = !last || at + literal.length() == original.length();
                if (fits && original.startsWith(literal, at)) {
                    starts[i].set(at);
                }
            }
            furthest = starts[i].length() - 2;
        }
        return starts;
    }

    private static void split(String masked, List<String> literals, List<PersonalData> kinds) {
        int copied = 0;
        for (int i = masked.indexOf('<'); i >= 0; i = masked.indexOf('<', i + 1)) {
            for (PersonalData kind : PersonalData.values()) {
                if (masked.startsWith(kind.token(), i)) {
                    literals.add(masked.substring(copied, i));
                    kinds.add(kind);
                    copied = i + kind.token().length();
                }
            }
        }
        literals.add(masked.substring(copied));
    }
}
