package otklik.classify.bench;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import otklik.classify.mask.PersonalData;

/**
 * How well personal data is masked, judged by texts of which the masked form is known. A piece of personal data counts as found when
 * every character of it is masked, by whatever token; a word counts as masked wrongly when it stands outside of personal data and one of
 * its characters is masked.
 *
 * @param expected how many pieces of each kind there are
 * @param found how many of them are masked wholly
 * @param named how many of those got the token of their kind
 * @param words runs of letters or digits outside of personal data
 * @param wrong those of them that were masked
 * @param failures what was not masked as expected, in the order of the set
 */
public record MaskingQuality(
        Map<PersonalData, Integer> expected,
        Map<PersonalData, Integer> found,
        Map<PersonalData, Integer> named,
        int words,
        int wrong,
        List<Failure> failures) {

    /**
     * A text and its masked form.
     *
     * @param line where it stands in its file
     */
    public record Labelled(long line, String text, String masked) {}

    /** A text that was masked in another way than expected; of an evaluation set, so the texts are nobody's. */
    public record Failure(long line, String expected, String actual) {
        @Override
        public String toString() {
            return "line " + line + ": expected " + expected + "\n    but got " + actual;
        }
    }

    /**
     * Judges {@code masker}.
     *
     * @throws IllegalArgumentException where a masked form is not its text with tokens in place of parts; the message names the line
     */
    public static MaskingQuality of(List<Labelled> set, UnaryOperator<String> masker) {
        Count count = new Count();
        for (Labelled labelled : set) {
            try {
                count.add(labelled, masker.apply(labelled.text()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + labelled.line() + ": " + e.getMessage(), e);
            }
        }
        return new MaskingQuality(
                count.expected, count.found, count.named, count.words, count.wrong, List.copyOf(count.failures));
    }

    /** The part of the structured pieces, all kinds but names, that was found. */
    public double structuredRecall() {
        return part(sum(found) - of(found, PersonalData.NAME), sum(expected) - of(expected, PersonalData.NAME));
    }

    /** The part of the names that was found. */
    public double nameRecall() {
        return part(of(found, PersonalData.NAME), of(expected, PersonalData.NAME));
    }

    /** The part of the pieces found that got the token of their kind. */
    public double kindAccuracy() {
        return part(sum(named), sum(found));
    }

    /** The part of the words outside of personal data that was masked. */
    public double wrongWords() {
        return words == 0 ? 0 : wrong / (double) words;
    }

    private static double part(int some, int all) {
        return all == 0 ? 1 : some / (double) all;
    }

    private static int of(Map<PersonalData, Integer> counts, PersonalData kind) {
        return counts.getOrDefault(kind, 0);
    }

    private static int sum(Map<PersonalData, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static final class Count {
        private final Map<PersonalData, Integer> expected = new EnumMap<>(PersonalData.class);
        private final Map<PersonalData, Integer> found = new EnumMap<>(PersonalData.class);
        private final Map<PersonalData, Integer> named = new EnumMap<>(PersonalData.class);
        private final List<Failure> failures = new ArrayList<>();
        private int words;
        private int wrong;

        void add(Labelled labelled, String actual) {
            if (!actual.equals(labelled.masked())) {
                failures.add(new Failure(labelled.line(), labelled.masked(), actual));
            }
            String text = labelled.text();
            BitSet masked = new BitSet();
            List<MaskedSpans.Span> got = MaskedSpans.of(text, actual);
            got.forEach(span -> masked.set(span.from(), span.to()));
            int from = 0;
            for (MaskedSpans.Span span : MaskedSpans.of(text, labelled.masked())) {
                expected.merge(span.kind(), 1, Integer::sum);
                if (masked.nextClearBit(span.from()) >= span.to()) {
                    found.merge(span.kind(), 1, Integer::sum);
                    boolean same = got.stream()
                            .anyMatch(g -> g.kind() == span.kind() && g.from() < span.to() && g.to() > span.from());
                    named.merge(span.kind(), same ? 1 : 0, Integer::sum);
                }
                countWords(text, from, span.from(), masked);
                from = span.to();
            }
            countWords(text, from, text.length(), masked);
        }

        private void countWords(String text, int from, int to, BitSet masked) {
            int i = from;
            while (i < to) {
                int start = i;
                while (i < to && Character.isLetterOrDigit(text.charAt(i))) {
                    i++;
                }
                if (i == start) {
                    i++;
                    continue;
                }
                words++;
                int hit = masked.nextSetBit(start);
                wrong += hit >= 0 && hit < i ? 1 : 0;
            }
        }
    }
}
