package otklik.ingest.open311;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.EmailAddress;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/**
 * Who sends a request, as far as the client says: his account at the client, else his address, his telephone, his device. His name is
 * not kept: nobody needs it to work on the request.
 *
 * @param id becomes a pseudonym
 * @param channel {@code email} or {@code sms}
 * @param address where he can be answered
 */
record Reporter(
        @Nullable String id,
        @Nullable String channel,
        @Nullable String address) {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ().-]{3,30}");

    static Reporter of(Form form) throws Refused {
        String email = email(form);
        String phone = phone(form);
        String account = form.text("account_id");
        String device = form.text("device_id");
        String id = account != null
                ? "account " + account
                : email != null
                        ? "email " + email
                        : phone != null ? "phone " + phone : device != null ? "device " + device : null;
        return new Reporter(id, email != null ? "email" : phone != null ? "sms" : null, email != null ? email : phone);
    }

    private static @Nullable String email(Form form) throws Refused {
        String given = form.text("email");
        return given == null ? null : EmailAddress.checked(given, "email");
    }

    /** Digits alone, with the plus in front if there is one. */
    private static @Nullable String phone(Form form) throws Refused {
        String given = form.text("phone");
        if (given == null) {
            return null;
        }
        if (!PHONE.matcher(given.strip()).matches()) {
            throw new Refusal(Reason.BAD_VALUE, "phone", "phone").thrown();
        }
        return given.replaceAll("[^0-9+]", "");
    }

    @Override
    public String toString() {
        return "Reporter[channel=" + channel + "]";
    }
}
