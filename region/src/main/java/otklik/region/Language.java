package otklik.region;

import java.util.Locale;
import java.util.regex.Pattern;

/** A language that the region answers in, by its ISO 639 code in lower case, such as {@code ru}. */
public record Language(String code) {
    private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");

    public static final Language RUSSIAN = new Language("ru");
    public static final Language ENGLISH = new Language("en");

    /** @throws IllegalArgumentException if the code is not two or three lower-case Latin letters */
    public Language {
        if (!isCode(code)) {
            throw new IllegalArgumentException(
                    "a language code is two or three lower-case letters, not '" + code + "'");
        }
    }

    /** The Java locale for dates and numbers in this language. */
    public Locale locale() {
        return Locale.of(code);
    }

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return code;
    }
}
