package otklik.ingest.message;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address of e-mail as citizens write it. Whether a letter can be sent to it notify-service judges. */
public final class EmailAddress {
    private static final int LONGEST = 254;
    private static final Pattern FORM = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\"]+");

    private EmailAddress() {}

    /**
     * In lower case, without blanks around it.
     *
     * @throws Refused naming the field
     */
    public static String checked(String given, String field) throws Refused {
        String email = in(given);
        if (email == null) {
            throw new Refusal(Reason.BAD_VALUE, field, "email").thrown();
        }
        return email;
    }

    /** The same; null where it is none. */
    public static @Nullable String in(String given) {
        String email = given.strip().toLowerCase(Locale.ROOT);
        return email.length() > LONGEST || !FORM.matcher(email).matches() ? null : email;
    }
}
