package otklik.region;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How chats are understood.
 *
 * @param question how long the citizen's next message is taken for the answer to what he was asked
 * @param part within how much time of a message at the channel's limit the next one goes on with it
 * @param toldInSpite as {@link NoticePolicy#inSpite}, where notices.yaml does not say: it was here before that file was
 */
public record Conversation(Duration question, Duration part, Set<NoticeKind> toldInSpite) {
    static final Conversation USUAL = new Conversation(
            Duration.ofHours(72),
            Duration.ofSeconds(15),
            Set.of(
                    NoticeKind.STATUS_ANSWERED,
                    NoticeKind.STATUS_REJECTED,
                    NoticeKind.STATUS_EXTENDED,
                    NoticeKind.ERASED));

    private static final int MOST_HOURS = 720;
    private static final int MOST_SECONDS = 300;

    static Conversation read(YamlValue value) {
        var fields = value.fields("question", "partSeconds", "toldInSpite");
        return new Conversation(
                fields.byName("question")
                        .flatMap(v -> v.read(Conversation::hours, "1h to " + MOST_HOURS + "h"))
                        .orElse(USUAL.question()),
                fields.byName("partSeconds")
                        .map(v -> Duration.ofSeconds(
                                v.wholeNumber(1, MOST_SECONDS).orElse(1)))
                        .orElse(USUAL.part()),
                fields.byName("toldInSpite").map(NoticesFile::kinds).orElse(USUAL.toldInSpite()));
    }

    private static Optional<Duration> hours(String text) {
        return Term.parse(text)
                .flatMap(term -> term instanceof Term.Hours hours && hours.count() <= MOST_HOURS
                        ? Optional.of(Duration.ofHours(hours.count()))
                        : Optional.empty());
    }
}
