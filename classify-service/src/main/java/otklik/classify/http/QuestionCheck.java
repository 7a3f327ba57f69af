package otklik.classify.http;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Location;

/** Holds a question to the limits that a message has when it comes in, so that its tags are those that the message would get. Thread-safe. */
final class QuestionCheck {
    /** Longest text, in UTF-16 units as {@link String#length()} counts. */
    static final int MOST_TEXT = 256 * 1024;

    private static final int MOST_ADDRESS = 2_000;

    private final Predicate<String> knownMunicipality;

    QuestionCheck(Predicate<String> knownMunicipality) {
        this.knownMunicipality = knownMunicipality;
    }

    /**
     * The same question in the form in which it is understood: what is blank is absent, what cannot be stored is U+FFFD.
     *
     * @throws Refusal naming the field
     */
    Question check(Question asked) {
        return new Question(text(asked.text()), location(asked.location()), municipality(asked.municipality()));
    }

    private static String text(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.of("text", "the text is missing or blank");
        }
        return words(text, MOST_TEXT, "text");
    }

    private static @Nullable Location location(@Nullable Location location) {
        if (location == null) {
            return null;
        }
        Double lat = degrees(location.lat(), 90, "location.lat");
        Double lon = degrees(location.lon(), 180, "location.lon");
        if ((lat == null) != (lon == null)) {
            throw Refusal.of(
                    lat == null ? "location.lat" : "location.lon",
                    "latitude and longitude are given both or not at all");
        }
        String address = location.address();
        return new Location(
                lat,
                lon,
                address == null || address.isBlank() ? null : words(address, MOST_ADDRESS, "location.address"));
    }

    private static @Nullable Double degrees(@Nullable Double value, int most, String field) {
        if (value != null && !(Math.abs(value) <= most)) {
            throw Refusal.of(field, "degrees (WGS 84) are between -" + most + " and " + most);
        }
        return value;
    }

    private @Nullable String municipality(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        if (!knownMunicipality.test(code)) {
            throw Refusal.of("municipality", "the region has no municipality of this code");
        }
        return code;
    }

    private static String words(String words, int most, String field) {
        if (words.length() > most) {
            throw Refusal.of(
                    field, "at most " + most + " characters (UTF-16 units) are read; given were " + words.length());
        }
        return storable(words);
    }

    /** U+0000 and unpaired surrogates become U+FFFD, as they do when a message comes in: UTF-8 and the database have no place for them. */
    private static String storable(String words) {
        StringBuilder mended = null;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < words.length()
                    && Character.isLowSurrogate(words.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                mended = mended == null ? new StringBuilder(words) : mended;
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended == null ? words : mended.toString();
    }
}
