package otklik.eventing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Event;
import otklik.contracts.Stream;

/**
 * An event to be published.
 *
 * @param stream gives the event its type; the topics are those of {@code topics}
 * @param topics one payload goes to all of them
 * @param key record key on each topic
 * @param id {@code ce_id}: UUIDv7 ({@link Ids#next()}) if stored before publishing, else derived from the cause
 * @param subject {@code ce_subject}: the id of the message, case or notice it speaks of
 */
public record Outgoing<E extends Event>(
        Stream<? super E> stream,
        List<String> topics,
        String key,
        String id,
        String subject,
        @Nullable String causationId,
        @Nullable String traceparent,
        E event) {

    public Outgoing {
        topics = List.copyOf(topics);
    }

    /** An event to the stream's own topic. */
    public static <E extends Event> Outgoing<E> to(
            Stream<? super E> stream, String key, String id, String subject, E event) {
        return new Outgoing<>(stream, List.of(stream.name()), key, id, subject, null, null, event);
    }

    /** A record without a value: what compacted topics hold under the key goes. */
    // Who makes one never asks it for its event; for everybody else an event is always there.
    @SuppressWarnings("NullAway")
    public static <E extends Event> Outgoing<E> gone(Stream<? super E> stream, List<String> topics, String key) {
        return new Outgoing<>(stream, topics, key, Ids.next(), key, null, null, null);
    }

    /** Whether the record has no value. */
    boolean isGone() {
        return event == null;
    }

    /** The same event with its cause named and its trace carried on. */
    public Outgoing<E> causedBy(Envelope<?> cause) {
        return new Outgoing<>(
                stream, topics, key, id, subject, cause.id(), Trace.continueOrStart(cause.traceparent()), event);
    }

    /** The same event with its cause named: the {@code ce_id} of another. */
    public Outgoing<E> because(String causationId) {
        return new Outgoing<>(stream, topics, key, id, subject, causationId, traceparent, event);
    }

    /** The same event in the given trace. */
    public Outgoing<E> traced(@Nullable String traceparent) {
        return new Outgoing<>(stream, topics, key, id, subject, causationId, Trace.continueOrStart(traceparent), event);
    }

    /** The same event to other topics. */
    public Outgoing<E> toTopics(List<String> topics) {
        return new Outgoing<>(stream, topics, key, id, subject, causationId, traceparent, event);
    }
}
