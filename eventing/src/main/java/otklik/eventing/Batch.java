package otklik.eventing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import otklik.contracts.Event;
import otklik.contracts.Stream;
import otklik.contracts.Stream.UnknownType;

/** Records of one poll, read: envelopes to work on, letters about what cannot be read, and where to go on. */
record Batch<E extends Event>(
        List<Envelope<E>> envelopes, List<Encoded> letters, int skipped, Map<TopicPartition, Long> next) {

    /** How many of the letters are dead letters, which wait for somebody. */
    long deadLetters() {
        return letters.stream()
                .filter(letter -> DeadLetter.TYPE.equals(letter.headers().get("ce_type")))
                .count();
    }

    static <E extends Event> Batch<E> read(
            Iterable<ConsumerRecord<byte[], byte[]>> records, EventCodec codec, Stream<E> stream, Aside aside) {
        return read(records, codec, stream, any -> true, aside);
    }

    /** @param wanted by {@code ce_type}: a record of another known type is passed over without being read */
    static <E extends Event> Batch<E> read(
            Iterable<ConsumerRecord<byte[], byte[]>> records,
            EventCodec codec,
            Stream<E> stream,
            Predicate<String> wanted,
            Aside aside) {
        List<Envelope<E>> envelopes = new ArrayList<>();
        List<Encoded> letters = new ArrayList<>();
        Map<TopicPartition, Long> next = new HashMap<>();
        int skipped = 0;
        for (var got : records) {
            try {
                String type = EventCodec.header(got, "ce_type");
                if (type == null || wanted.test(type) || !stream.events().containsKey(type)) {
                    envelopes.add(codec.decode(got, stream));
                }
            } catch (Unreadable e) {
                if (e.fault == Unreadable.Fault.UNKNOWN_TYPE && stream.unknownType() == UnknownType.SKIP) {
                    skipped++;
                } else {
                    letters.add(aside.letter(got, String.valueOf(e.getMessage()), 1));
                }
            }
            next.merge(new TopicPartition(got.topic(), got.partition()), got.offset() + 1, Math::max);
        }
        return new Batch<>(envelopes, letters, skipped, next);
    }
}
