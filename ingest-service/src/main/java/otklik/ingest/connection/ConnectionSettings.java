package otklik.ingest.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a client may take. Streams of lines and server-sent events may take as long as they like. */
@ConfigMapping(prefix = "otklik.ingest.connection")
public interface ConnectionSettings {
    /** Until the whole header of its first request has arrived. */
    @WithDefault("PT10S")
    Duration headerTimeout();

    /** From an answer until the whole header of the next request; more than clients keep unused connections. */
    @WithDefault("PT75S")
    Duration keepAlive();

    /** For a body, besides what it may take at the slowest rate. */
    @WithDefault("PT10S")
    Duration bodyTimeout();

    /** Slowest rate of a body, bytes a second. */
    @WithDefault("4096")
    int slowestBody();

    /** Until it has read its answer. */
    @WithDefault("PT1M")
    Duration answerTimeout();

    /** Most bytes of a body that is no stream; a single message has its own limit of 2 MiB. */
    @WithDefault("33554432")
    long mostBody();
}
