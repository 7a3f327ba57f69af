package otklik.ingest.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** Bodies of requests: what they say they are, and no more of them in memory than is allowed. */
public final class Bodies {
    /** Most bytes of one message: the longest text with every character escaped, and its other fields. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    public static final Refusal TOO_LARGE = new Refusal(Reason.BODY_TOO_LARGE, "body", MOST_BYTES + "");

    private Bodies() {}

    /**
     * @param accepted media types in lower case
     * @param expected key of the problem text that names the one to use
     * @throws Refused when it is another one, or in another charset than UTF-8
     */
    public static void requireType(HttpServerRequest request, Set<String> accepted, String expected) throws Refused {
        String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (!isOneOf(header, accepted)) {
            throw new Refusal(Reason.WRONG_CONTENT_TYPE, "Content-Type", expected).thrown();
        }
    }

    private static boolean isOneOf(@Nullable String header, Set<String> accepted) {
        if (header == null) {
            return false;
        }
        int end = header.indexOf(';');
        String type = (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (!accepted.contains(type)) {
            return false;
        }
        if (end < 0) {
            return true;
        }
        String parameters = header.substring(end + 1).replace("\"", "").toLowerCase(Locale.ROOT);
        int charset = parameters.indexOf("charset=");
        return charset < 0
                || parameters.substring(charset + 8).split("[;\\s]", 2)[0].equals("utf-8");
    }

    /**
     * Reads the whole body. Must be called before the request is given back to the event loop.
     *
     * @param whole gets it
     * @param tooLarge is called instead, as soon as the body is known to exceed {@link #MOST_BYTES}
     */
    public static void read(HttpServerRequest request, Handler<Buffer> whole, Runnable tooLarge) {
        read(request, MOST_BYTES, whole, tooLarge);
    }

    /** As {@link #read(HttpServerRequest, Handler, Runnable)} with another limit, at most {@link #MOST_BYTES}. */
    public static void read(HttpServerRequest request, int mostBytes, Handler<Buffer> whole, Runnable tooLarge) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 10 || Long.parseLong(length) > mostBytes)) {
            tooLarge.run();
            return;
        }
        welcome(request);
        Buffer body = Buffer.buffer(length == null ? 1024 : Integer.parseInt(length));
        request.handler(part -> {
            if (body.length() + part.length() > mostBytes) {
                request.handler(null);
                request.endHandler(null);
                tooLarge.run();
            } else {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> whole.handle(body));
    }

    /** Tells a client that asked first to send its body. */
    public static void welcome(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }
}
