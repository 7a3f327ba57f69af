package otklik.region;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why nobody works on a message. Harsh words alone are none of these. */
public enum RejectionReason {
    SPAM("spam"),
    /** Nothing but insult: without a fact to work on. */
    INSULT("insult"),
    NO_FACTS("no-facts"),
    DUPLICATE("duplicate"),
    /** For no authority of the region. */
    NOT_FOR_US("not-for-us");

    private final String code;

    RejectionReason(String code) {
        this.code = code;
    }

    /** The word for it in events, over HTTP and in the database. */
    public String code() {
        return code;
    }

    public static Optional<RejectionReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(RejectionReason::code).toList();
    }
}
