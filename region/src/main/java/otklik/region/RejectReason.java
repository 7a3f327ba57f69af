package otklik.region;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a message is turned down. The list is closed: each has words of its own for the citizen, and none is silence. */
public enum RejectReason {
    SPAM,
    /** Insults and nothing else; profanity beside a matter is no reason. */
    INSULT,
    NO_FACTS,
    DUPLICATE,
    /** No authority of the region is competent. */
    NOT_FOR_US;

    /** The word in rules and events, such as {@code no-facts}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<RejectReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(RejectReason::code).toList();
    }
}
