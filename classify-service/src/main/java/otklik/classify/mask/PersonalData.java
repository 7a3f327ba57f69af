package otklik.classify.mask;

import java.util.Locale;

/** What kinds of structured personal data are masked; {@link #token()} is what stands in the masked text. */
public enum PersonalData {
    PHONE,
    EMAIL,
    /** Any web link or a mention of a profile (vk.com/…, {@code @name}, {@code id123456}). */
    URL,
    CARD,
    SNILS,
    INN,
    PASSPORT,
    /** The number of a flat or room; the word before it stays. */
    FLAT,
    /** A name with a patronymic or with initials. */
    NAME;

    private final String token = "<" + name() + ">";
    private final String code = name().toLowerCase(Locale.ROOT);

    /** The kind's name in angle brackets, for example {@code <PHONE>}. */
    public String token() {
        return token;
    }

    /** The kind's name in tags and metrics, for example {@code phone}. */
    public String code() {
        return code;
    }
}
