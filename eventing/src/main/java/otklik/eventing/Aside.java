package otklik.eventing;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What becomes of a record that cannot be worked on: an event that is published with the step past the record. */
sealed interface Aside permits DeadLetters, ToldToWriter {

    /** @param reason why it cannot be read, quoting nothing of the content */
    Encoded letter(ConsumerRecord<byte[], byte[]> poison, String reason, int attempts);

    /** Of a record on which a handler failed, in a batch and then alone; the log says so too. */
    Encoded letterOfPoison(ConsumerRecord<byte[], byte[]> poison, Exception fault);
}
