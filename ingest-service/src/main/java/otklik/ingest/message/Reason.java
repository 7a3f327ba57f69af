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
    TEXT_TOO_LONG(413),
    BODY_TOO_LARGE(413),
    WRONG_CONTENT_TYPE(415),
    FILES_NOT_TAKEN(415),
    NO_KEY(401),
    WRONG_KEY(401),
    WRONG_SECRET(401),
    WRONG_CHAT(401),
    NO_TOKEN(401),
    NOT_ALLOWED(403),
    UNKNOWN_CONNECTOR(403),
    WRONG_CAPTCHA(403),
    NOT_FOUND(404),
    WRONG_METHOD(405),
    UNAVAILABLE(503),
    TOO_MANY_STREAMS(503),
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
