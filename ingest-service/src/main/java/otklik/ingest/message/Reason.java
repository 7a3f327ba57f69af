package otklik.ingest.message;

import java.util.Locale;

/** Why something was not taken. The code is public: the problem's type, the metric's tag, the key of its texts. */
public enum Reason {
    BAD_JSON(400),
    BAD_UTF8(400),
    BAD_FORM(400),
    TOO_DEEP(400),
    MISSING(400),
    WRONG_TYPE(400),
    BAD_VALUE(400),
    TOO_LONG(400),
    NO_EXTERNAL_ID(400),
    NO_PLACE(400),
    OUTSIDE_REGION(400),
    OVER(400),
    TEXT_TOO_LONG(413),
    BODY_TOO_LARGE(413),
    BAD_FILE(400),
    NO_COLUMN(400),
    FILE_TOO_LARGE(413),
    WRONG_CONTENT_TYPE(415),
    TOO_MANY_ATTACHMENTS(413),
    ATTACHMENT_TOO_LARGE(413),
    ATTACHMENTS_TOO_LARGE(413),
    ATTACHMENT_REFUSED(415),
    NO_KEY(401),
    WRONG_KEY(401),
    WRONG_SECRET(401),
    WRONG_CHAT(401),
    NO_TOKEN(401),
    NOT_ALLOWED(403),
    BAD_LINK(403),
    UNKNOWN_CONNECTOR(403),
    NOT_YOURS(403),
    NOT_FOUND(404),
    UNKNOWN_SERVICE(404),
    UNKNOWN_JURISDICTION(404),
    WRONG_METHOD(405),
    WRONG_CAPTCHA(403),
    TOO_SLOW(408),
    TOO_MANY(429),
    UNAVAILABLE(503),
    FILE_AWAY(503),
    TOO_MANY_UPLOADS(503),
    TOO_MANY_STREAMS(503),
    BUSY(503),
    TOO_MANY_IMPORTS(503),
    INTERNAL(500);

    private final int status;

    Reason(int status) {
        this.status = status;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** {@code bad-json} … */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
