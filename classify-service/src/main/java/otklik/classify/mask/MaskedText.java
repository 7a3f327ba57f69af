package otklik.classify.mask;

import java.util.Map;

/**
 * A text without structured personal data.
 *
 * @param text the original with a token in place of each finding
 * @param counts how many findings of each kind, kinds without one left out
 */
public record MaskedText(String text, Map<PersonalData, Integer> counts) {

    public MaskedText {
        counts = Map.copyOf(counts);
    }

    /** Length and counts only, so that no log gets a citizen's words. */
    @Override
    public String toString() {
        return "MaskedText[length=" + text.length() + ", counts=" + counts + "]";
    }
}
