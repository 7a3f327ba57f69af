package otklik.classify.tagging;

import otklik.contracts.Message;
import otklik.contracts.Tags;

/**
 * What classify makes of a message.
 *
 * @param message masked
 * @param original what is to be sealed
 */
record Tagged(Message message, String original, Tags tags) {
    /** Facts only. */
    @Override
    public String toString() {
        return "Tagged[message=" + message + ", category=" + tags.category() + "]";
    }
}
