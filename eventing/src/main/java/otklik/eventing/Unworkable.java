package otklik.eventing;

import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be worked on, as far as its writer may be told of it. Everything in it but the position and the reason is
 * a stranger's text, unchecked.
 *
 * @param stream topic it was on
 * @param id its {@code ce_id}, where it had one
 * @param type its {@code ce_type}, where it had one
 * @param reason why it cannot be read, quoting nothing of the content; absent where reading went well and our own work failed
 */
public record Unworkable(
        String stream,
        int partition,
        long offset,
        @Nullable String id,
        @Nullable String type,
        @Nullable String traceparent,
        @Nullable String reason) {}
