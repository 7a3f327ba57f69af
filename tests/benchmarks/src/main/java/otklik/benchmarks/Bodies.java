package otklik.benchmarks;

import io.vertx.core.buffer.Buffer;

/** Bodies of {@code POST /v1/messages} by number. */
@FunctionalInterface
public interface Bodies {
    /** One message as JSON, without a line break. */
    Buffer body(int number, String externalId);
}
