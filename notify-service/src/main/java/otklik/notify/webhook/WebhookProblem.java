package otklik.notify.webhook;

import org.jspecify.annotations.Nullable;
import otklik.notify.http.ProblemKind;

/** What can be wrong with a webhook and the address that is wanted for it. */
enum WebhookProblem implements ProblemKind {
    UNKNOWN_CONNECTOR(404, "code"),
    WEBHOOK_NOT_WANTED(409, "code"),
    NO_WEBHOOK(404, "code"),
    MISSING_URL(400, WebhookAddress.FIELD),
    LONG_URL(400, WebhookAddress.FIELD),
    UNREADABLE_URL(400, WebhookAddress.FIELD),
    URL_NOT_HTTPS(400, WebhookAddress.FIELD),
    BAD_URL_PARTS(400, WebhookAddress.FIELD),
    UNKNOWN_HOST(400, WebhookAddress.FIELD),
    PRIVATE_HOST(400, WebhookAddress.FIELD);

    private final int status;
    private final @Nullable String field;

    WebhookProblem(int status, @Nullable String field) {
        this.status = status;
        this.field = field;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public @Nullable String field() {
        return field;
    }
}
