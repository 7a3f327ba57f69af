package otklik.eventing;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** W3C Trace Context: one trace id from the HTTP request to the notice, a new span id at each hop. */
public final class Trace {
    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    /** A child of the given context; a new trace where there is none or it is malformed. */
    public static String continueOrStart(@Nullable String traceparent) {
        String traceId = traceparent != null && TRACEPARENT.matcher(traceparent).matches()
                ? traceparent.substring(3, 35)
                : hex(2);
        return "00-" + traceId + "-" + hex(1) + "-01";
    }

    /** The trace id within a traceparent, or an empty string. */
    public static String id(@Nullable String traceparent) {
        return traceparent != null && traceparent.length() >= 35 ? traceparent.substring(3, 35) : "";
    }

    /** Logs with the trace id as a field of its own, {@code mdc.traceId} in JSON. */
    public static void logged(@Nullable String traceparent, Runnable statement) {
        MDC.put("traceId", id(traceparent));
        try {
            statement.run();
        } finally {
            MDC.remove("traceId");
        }
    }

    private static String hex(int longs) {
        StringBuilder hex = new StringBuilder(16 * longs);
        for (int i = 0; i < longs; i++) {
            hex.append(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE)));
        }
        return hex.toString();
    }
}
