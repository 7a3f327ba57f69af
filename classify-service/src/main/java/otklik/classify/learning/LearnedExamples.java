package otklik.classify.learning;

import java.util.List;
import otklik.contracts.Streams;
import otklik.contracts.TrainingEvent.ExampleLearned;
import otklik.eventing.CompactedTopic;
import otklik.eventing.CompactedTopic.Unavailable;
import otklik.eventing.Envelope;
import otklik.eventing.KafkaSettings;

/** The examples on {@code training.examples}, for who trains a model. */
public final class LearnedExamples {
    private LearnedExamples() {}

    /**
     * The latest example of each case up to the present end of the stream, ordered by case id, so that the same examples come in the
     * same order. Those taken back are not among them. Blocks.
     *
     * @param bootstrapServers as {@link RunningBroker} gives it
     * @throws Unavailable where the stream cannot be read; the message says why
     */
    public static List<ExampleLearned> read(String bootstrapServers) throws Unavailable {
        return read(KafkaSettings.of(bootstrapServers));
    }

    /** As {@link #read(String)}, with further properties for the client. */
    public static List<ExampleLearned> read(KafkaSettings kafka) throws Unavailable {
        return CompactedTopic.latest(Streams.TRAINING_EXAMPLES, kafka).values().stream()
                .map(Envelope::event)
                .map(ExampleLearned.class::cast)
                .toList();
    }
}
