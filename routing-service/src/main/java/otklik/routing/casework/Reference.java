package otklik.routing.casework;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The number of a case that a citizen is given: ten random characters of Crockford's base 32, 50 bits, shown as
 * {@code XXXXX-XXXXX}. It tells nothing of how many cases there are.
 */
public record Reference(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int HALF = 5;

    /** A new one; that it is unique has to be asked of the database. */
    public static Reference random(SecureRandom random) {
        long bits = random.nextLong();
        char[] text = new char[2 * HALF + 1];
        for (int i = 0; i < text.length; i++) {
            if (i == HALF) {
                text[i] = '-';
            } else {
                text[i] = ALPHABET.charAt((int) (bits & 31));
                bits >>>= 5;
            }
        }
        return new Reference(new String(text));
    }

    /** Reads what a person typed: any case, with or without hyphen and spaces, O for zero, I or L for one. */
    public static Optional<Reference> parse(String typed) {
        if (typed.length() > 40) {
            return Optional.empty();
        }
        StringBuilder plain = new StringBuilder();
        for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
            char read = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
            if (ALPHABET.indexOf(read) >= 0) {
                plain.append(read);
            } else if (c != '-' && c != ' ') {
                return Optional.empty();
            }
        }
        return plain.length() == 2 * HALF
                ? Optional.of(new Reference(plain.insert(HALF, '-').toString()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
