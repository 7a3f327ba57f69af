package otklik.classify.mask;

import java.util.EnumMap;
import java.util.Map;

/** Builds the masked text from findings given in the order of the text. */
final class Findings {
    private final String original;
    private final Tokens tokens;
    private final int[] counts = new int[PersonalData.values().length];
    private StringBuilder masked = new StringBuilder(0);
    private int copied;
    private int free;

    Findings(String original, Tokens tokens) {
        this.original = original;
        this.tokens = tokens;
    }

    /** The first token that no finding has taken; a recogniser that looks back stops here. */
    int free() {
        return free;
    }

    /** Masks the tokens from {@code from} to before {@code to}; {@code from} is at least {@link #free()}. */
    void add(PersonalData kind, int from, int to) {
        addUntil(kind, from, to, tokens.end(to - 1));
    }

    /** The same, but the rest of the last token, from the visible character {@code end}, stays. */
    void addUntil(PersonalData kind, int from, int to, int end) {
        addCharacters(kind, tokens.start(from), end);
        free = to;
    }

    private void addCharacters(PersonalData kind, int from, int to) {
        ReadableText text = tokens.text;
        if (copied == 0 && masked.isEmpty()) {
            masked = new StringBuilder(original.length() + 16);
        }
        masked.append(original, copied, text.origin(from)).append(kind.token());
        copied = text.originEnd(to);
        counts[kind.ordinal()]++;
    }

    MaskedText result() {
        if (copied == 0) {
            return new MaskedText(original, Map.of());
        }
        masked.append(original, copied, original.length());
        Map<PersonalData, Integer> found = new EnumMap<>(PersonalData.class);
        for (PersonalData kind : PersonalData.values()) {
            if (counts[kind.ordinal()] > 0) {
                found.put(kind, counts[kind.ordinal()]);
            }
        }
        return new MaskedText(masked.toString(), found);
    }
}
