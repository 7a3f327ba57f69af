package otklik.eventing;

import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** What a failure means for the batch it hit, and how to speak of it without quoting content. */
final class Faults {
    private Faults() {}

    /**
     * True when the event itself is at fault, so that trying again cannot help. Kafka and the connection to PostgreSQL
     * are never the event's fault; data and constraint errors (classes 22 and 23) are.
     */
    static boolean isPoison(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof KafkaException) {
                return false;
            }
            if (t instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state != null && (state.startsWith("22") || state.startsWith("23"));
            }
        }
        return failure instanceof RuntimeException;
    }

    /** Class names and places only: messages of exceptions can quote what the citizen wrote. */
    static String describe(Throwable failure) {
        if (failure instanceof Rejected) {
            return String.valueOf(failure.getMessage());
        }
        StringBuilder words = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            words.append(words.isEmpty() ? "" : " < ").append(t.getClass().getName());
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                words.append(" SQLSTATE ").append(sql.getSQLState());
            }
        }
        StackTraceElement @Nullable [] trace = failure.getStackTrace();
        for (StackTraceElement at : trace == null ? new StackTraceElement[0] : trace) {
            if (at.getClassName().startsWith("otklik.")) {
                return words + " at " + at.getFileName() + ":" + at.getLineNumber();
            }
        }
        return words.toString();
    }
}
