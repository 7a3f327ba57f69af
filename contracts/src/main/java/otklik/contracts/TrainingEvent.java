package otklik.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Facts on {@code training.examples}: written by classify-service alone, read when a model is trained. Masked text only. */
public sealed interface TrainingEvent extends Event {

    /**
     * {@code otklik.training.example.v1}: a person's decision says what a message is about.
     *
     * @param caseId the case that the person decided on
     * @param messageId its first message
     * @param text masked
     * @param category what it is about: code of the region pack
     * @param leaf finer category, where the person named one
     * @param guess what the model guessed first; the same as {@code category} where the model was right
     * @param confidence calibrated probability of the guess, 0 to 1
     * @param model version of the model that guessed, where it is known
     * @param source {@code corrected}: a person set the category; {@code confirmed}: the case was answered under the guess
     * @param at when the person decided
     */
    record ExampleLearned(
            String caseId,
            String messageId,
            String text,
            String category,
            @Nullable String leaf,
            String guess,
            double confidence,
            @Nullable String model,
            String source,
            Instant at)
            implements TrainingEvent {

        @Override
        public String toString() {
            return "ExampleLearned[caseId=" + caseId + ", category=" + category + ", source=" + source + "]";
        }
    }
}
