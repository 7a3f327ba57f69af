package otklik.region;

import java.util.Locale;

/** What a message wants, as classify-service tells it. */
enum Kind {
    COMPLAINT,
    REQUEST,
    QUESTION,
    SUGGESTION,
    GRATITUDE,
    OTHER;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
