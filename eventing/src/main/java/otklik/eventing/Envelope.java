package otklik.eventing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Event;

/**
 * One event as a handler sees it: a CloudEvent without its Kafka record.
 *
 * @param stream topic it was read from
 * @param key record key: what keeps events in order
 * @param id {@code ce_id}; the same id is the same event
 * @param type {@code ce_type}
 * @param time {@code ce_time}
 * @param causationId {@code ce_id} of the event that caused this one
 * @param traceparent W3C trace context
 */
public record Envelope<E extends Event>(
        String stream,
        String key,
        String id,
        String type,
        Instant time,
        @Nullable String causationId,
        @Nullable String traceparent,
        E event) {}
