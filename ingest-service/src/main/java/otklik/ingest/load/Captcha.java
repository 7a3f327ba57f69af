package otklik.ingest.load;

import io.vertx.core.Future;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Tells people from programs on pages that anybody may use. Never blocks. */
public interface Captcha {
    /** What is known about who sends. */
    enum Verdict {
        /** There is no check: everybody may. */
        OFF,
        PERSON,
        /** The task was not solved, or its solution was used before. */
        NO_PERSON,
        /** The service that knows was not to be reached: the message counts more than the doubt. */
        UNKNOWN
    }

    /** True when a page must show the task. */
    boolean isOn();

    /**
     * @param answer what the task gave the page; absent when it gave none
     * @param address of the visitor, where known
     * @return never fails
     */
    Future<Verdict> check(@Nullable String answer, @Nullable String address);

    /** As {@link #check}: false for {@link Verdict#NO_PERSON} alone. */
    default CompletionStage<Boolean> admits(@Nullable String answer, @Nullable String address) {
        return check(answer, address)
                .map(verdict -> verdict != Verdict.NO_PERSON)
                .toCompletionStage();
    }
}
