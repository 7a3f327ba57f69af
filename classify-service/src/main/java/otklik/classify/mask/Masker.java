package otklik.classify.mask;

/**
 * Masks structured personal data: phones, e-mails, links, bank cards, СНИЛС, ИНН, passports, flat numbers, names with patronymics or
 * initials. One pass over the tokens of the text; each recogniser looks at a bounded number of neighbours, so the time is linear in the
 * length whatever the text. Stateless; any thread may call it.
 */
public final class Masker {

    /** Masks {@code text}; the same text gives the same result for ever. */
    public MaskedText mask(String text) {
        Tokens tokens = Tokens.of(ReadableText.of(text));
        Findings findings = new Findings(text, tokens);
        Links links = new Links(tokens);
        Numbers numbers = new Numbers(tokens);
        Flats flats = new Flats(tokens);
        Names names = new Names(tokens);
        int t = 0;
        while (t < tokens.size()) {
            int next = switch (tokens.kind(t)) {
                case Tokens.WORD -> maskWord(t, findings, links, flats, names);
                case Tokens.DIGITS -> maskDigits(t, findings, links, numbers, flats);
                case Tokens.OTHER -> links.maskMention(t, findings);
                default -> t;
            };
            t = Math.max(next, t + 1);
        }
        return findings.result();
    }

    private static int maskWord(int t, Findings findings, Links links, Flats flats, Names names) {
        int next = links.maskLink(t, findings);
        if (next == t) {
            next = flats.maskAfterMarker(t, findings);
        }
        return next == t ? names.mask(t, findings) : next;
    }

    private static int maskDigits(int t, Findings findings, Links links, Numbers numbers, Flats flats) {
        int next = links.maskLink(t, findings);
        if (next == t) {
            next = numbers.mask(t, findings);
        }
        return next == t ? flats.maskNumber(t, findings) : next;
    }
}
