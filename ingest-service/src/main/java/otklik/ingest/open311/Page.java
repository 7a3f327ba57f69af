package otklik.ingest.open311;

import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/**
 * A part of a list, by {@code page_size} and {@code page}: no part of the specification, but the extension that clients know best. One
 * that asks for page after page until one is empty never ends where pages are not known.
 */
record Page(int size, long skipped) {
    private static final int MOST = Filter.MOST;
    private static final int LAST = 1_000_000;
    static final Page FIRST = new Page(MOST, 0);

    /** A size beyond {@value Filter#MOST} is {@value Filter#MOST}, for all pages alike. */
    static Page of(Form query) throws Refused {
        int size = Math.min(number(query, "page_size", MOST), MOST);
        return new Page(size, (number(query, "page", 1) - 1L) * size);
    }

    private static int number(Form query, String name, int usual) throws Refused {
        String given = query.text(name);
        if (given == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(given.strip());
            if (number >= 1 && number <= LAST) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Refusal(Reason.WRONG_TYPE, name, "positive-number").thrown();
        }
        throw new Refusal(Reason.BAD_VALUE, name, "positive-number").thrown();
    }
}
