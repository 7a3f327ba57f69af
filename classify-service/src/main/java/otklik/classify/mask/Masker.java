package otklik.classify.mask;

import java.util.EnumMap;
import java.util.Map;

/**
 * Masks structured personal data: phones, e-mails, links, bank cards, СНИЛС, ИНН, passports, flat numbers, names with patronymics or
 * initials. One pass over the tokens of the text; each recogniser looks at a bounded number of neighbours, so the time is linear in the
 * length whatever the text. A token that a pass put in may tell more about what stands beside it, so a text with findings is read again
 * until nothing is found, a fixed number of times at most. Stateless; any thread may call it.
 */
public final class Masker {
    private static final int MOST_PASSES = 4;

    /** Masks {@code text}; the same text gives the same result for ever. */
    public MaskedText mask(String text) {
        MaskedText masked = maskOnce(text);
        MaskedText more = masked;
        for (int pass = 1; pass < MOST_PASSES && !more.counts().isEmpty(); pass++) {
            more = maskOnce(masked.text());
            masked =
                    more.counts().isEmpty() ? masked : new MaskedText(more.text(), sum(masked.counts(), more.counts()));
        }
        return masked;
    }

    private static MaskedText maskOnce(String text) {
        Tokens tokens = Tokens.of(ReadableText.of(text));
        Findings findings = new Findings(text, tokens);
        Links links = new Links(tokens);
        Numbers numbers = new Numbers(tokens);
        Flats flats = new Flats(tokens);
        Names names = new Names(tokens);
        SpokenPhones spoken = new SpokenPhones(tokens);
        int t = 0;
        while (t < tokens.size()) {
            int next = switch (tokens.kind(t)) {
                case Tokens.WORD -> maskWord(t, findings, links, flats, names, spoken);
                case Tokens.DIGITS -> maskDigits(t, findings, links, numbers, flats, spoken);
                case Tokens.OTHER -> links.maskMention(t, findings);
                default -> t;
            };
            t = Math.max(next, t + 1);
        }
        return findings.result();
    }

    private static int maskWord(int t, Findings findings, Links links, Flats flats, Names names, SpokenPhones spoken) {
        int next = links.maskLink(t, findings);
        if (next == t) {
            next = flats.maskAfterMarker(t, findings);
        }
        if (next == t) {
            next = spoken.mask(t, findings);
        }
        return next == t ? names.mask(t, findings) : next;
    }

    private static int maskDigits(
            int t, Findings findings, Links links, Numbers numbers, Flats flats, SpokenPhones spoken) {
        int next = links.maskLink(t, findings);
        if (next == t) {
            next = numbers.mask(t, findings);
        }
        if (next == t) {
            next = spoken.mask(t, findings);
        }
        return next == t ? flats.maskNumber(t, findings) : next;
    }

    private static Map<PersonalData, Integer> sum(Map<PersonalData, Integer> left, Map<PersonalData, Integer> right) {
        Map<PersonalData, Integer> sum = new EnumMap<>(PersonalData.class);
        sum.putAll(left);
        right.forEach((kind, count) -> sum.merge(kind, count, Integer::sum));
        return sum;
    }
}
