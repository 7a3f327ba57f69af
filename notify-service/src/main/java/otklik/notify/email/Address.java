package otklik.notify.email;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that can stand in a letter's head and in a command of SMTP as it is: no space, no line's end, nothing that would need quotes.
 *
 * @param local in ASCII
 * @param domain in lower case and ASCII: of an international name its {@code xn--} form
 */
record Address(String local, String domain) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@([\\p{L}\\p{N}.-]{3,253})");
    private static final Pattern HOST = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    /** Empty for what is none. */
    static Optional<Address> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(form.group(2)).toLowerCase(Locale.ROOT);
            return HOST.matcher(domain).matches() ? Optional.of(new Address(form.group(1), domain)) : Optional.empty();
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    String text() {
        return local + "@" + domain;
    }

    @Override
    public String toString() {
        return "Address[…]";
    }
}
