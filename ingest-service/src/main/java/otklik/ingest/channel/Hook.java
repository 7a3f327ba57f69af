package otklik.ingest.channel;

import io.vertx.core.MultiMap;
import otklik.ingest.message.Refused;

/** One bot's webhook as its provider speaks it. Thread-safe; never blocks. */
public interface Hook {
    /**
     * Proves that the provider sent it, in constant time.
     *
     * @throws Refused {@code wrong-secret} when it did not
     */
    void verify(MultiMap headers, byte[] body) throws Refused;

    /**
     * What it says. Called after {@link #verify}.
     *
     * @throws Refused naming the field when it is nothing that the provider's documentation describes
     */
    Update read(byte[] body) throws Refused;

    /** The longest text that the channel takes as one message; clients send what is longer in parts. */
    default int longestText() {
        return Integer.MAX_VALUE;
    }

    /** What the provider wants to read in our 200, in plain text. */
    default String thanks() {
        return "";
    }
}
