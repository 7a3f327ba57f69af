package otklik.classify.kind;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of messages that the control centre tells apart. The order is that of the model's weights: append only. */
public enum Kind {
    /** Something is wrong. */
    COMPLAINT,
    /** Something shall be done, and nothing is said to be wrong. */
    REQUEST,
    /** Something shall be told. */
    QUESTION,
    /** Something could be better or new. */
    SUGGESTION,
    /** Thanks or praise for what was done; thanks that close a complaint or a question are none. */
    GRATITUDE,
    /** None of these: greetings, fragments, news. */
    OTHER;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name in tags, files and metrics, for example {@code complaint}. */
    public String code() {
        return code;
    }

    /** The kind of that {@link #code()}, if there is one. */
    public static Optional<Kind> ofCode(String code) {
        return Stream.of(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
