package otklik.ingest.connection;

import java.time.Duration;

/** {@link ConnectionSettings} in nanoseconds. */
record Patience(long header, long keepAlive, long body, long slowestBody, long answer) {
    private static final String PREFIX = "otklik.ingest.connection.";
    private static final double SECOND = 1e9;

    /** @throws IllegalArgumentException on a value that cannot work, naming the key and what is expected */
    static Patience of(ConnectionSettings settings) {
        if (settings.slowestBody() < 1) {
            throw new IllegalArgumentException(
                    PREFIX + "slowest-body is " + settings.slowestBody() + ", expected at least 1");
        }
        return new Patience(
                nanos("header-timeout", settings.headerTimeout()),
                nanos("keep-alive", settings.keepAlive()),
                nanos("body-timeout", settings.bodyTimeout()),
                settings.slowestBody(),
                nanos("answer-timeout", settings.answerTimeout()));
    }

    /** How long a body of which so much has arrived may have taken. */
    long forBody(long bytes) {
        return body + (long) (bytes * SECOND / slowestBody);
    }

    private static long nanos(String key, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(
                    PREFIX + key + " is " + value + ", expected a duration of at least a millisecond such as PT10S");
        }
        return value.toNanos();
    }
}
