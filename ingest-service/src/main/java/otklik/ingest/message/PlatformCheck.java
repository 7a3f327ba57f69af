package otklik.ingest.message;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Platform;

/** Checks what a platform says of its own work: short words, days of our times, a rating of 1 to 5. */
final class PlatformCheck {
    private static final int MOST_HOLDER = 500;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    private static final int BEST_RATING = 5;

    private PlatformCheck() {}

    /** @return absent where nothing is said */
    static @Nullable Platform check(@Nullable Platform said) throws Refused {
        if (said == null) {
            return null;
        }
        Platform checked = new Platform(
                MessageCheck.id(said.number(), "platform.number", MessageCheck.MOST_WORD),
                MessageCheck.words(said.stage(), MessageCheck.MOST_WORD, "platform.stage"),
                MessageCheck.words(said.status(), MessageCheck.MOST_WORD, "platform.status"),
                MessageCheck.words(said.holder(), MOST_HOLDER, "platform.holder"),
                day(said.plannedFor(), "platform.plannedFor"),
                day(said.finishedOn(), "platform.finishedOn"),
                MessageCheck.words(said.decision(), MessageCheck.MOST_WORD, "platform.decision"),
                rating(said.rating()),
                MessageCheck.words(said.reconsideration(), MessageCheck.MOST_WORD, "platform.reconsideration"));
        return checked.saysNothing() ? null : checked;
    }

    private static @Nullable LocalDate day(@Nullable LocalDate day, String field) throws Refused {
        if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
            throw new Refusal(Reason.BAD_VALUE, field, "date").thrown();
        }
        return day;
    }

    private static @Nullable Integer rating(@Nullable Integer rating) throws Refused {
        if (rating != null && (rating < 1 || rating > BEST_RATING)) {
            throw new Refusal(Reason.BAD_VALUE, "platform.rating", "rating").thrown();
        }
        return rating;
    }
}
