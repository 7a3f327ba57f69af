package otklik.routing.desk;

import jakarta.ws.rs.core.Response;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** A citizen's own words over HTTP. */
final class OriginalReplies {
    private OriginalReplies() {}

    /** @param text as the citizen wrote it */
    record Original(String text) {
        @Override
        public String toString() {
            return "Original[" + text.length() + " characters]";
        }
    }

    static Response to(ReadOriginal.Reading reading) {
        return switch (reading) {
            case ReadOriginal.Reading.Words words ->
                Response.ok(new Original(words.text()))
                        .header("Cache-Control", "no-store")
                        .build();
            case ReadOriginal.Reading.NoSuchCase ignored -> throw Replies.none();
            case ReadOriginal.Reading.NoSuchWords ignored ->
                throw new Refusal(Problem.notFound("the case has no such message or comment"));
            case ReadOriginal.Reading.NotAllowed ignored ->
                throw new Refusal(Problem.forbidden("this needs the role " + Caller.EXECUTOR));
            case ReadOriginal.Reading.Unreadable ignored ->
                throw new Refusal(Problem.of(
                        410,
                        "Gone",
                        "the original is erased, or was sealed with a key that this service does not have"));
        };
    }
}
