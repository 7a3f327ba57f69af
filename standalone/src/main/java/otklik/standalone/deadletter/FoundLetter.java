package otklik.standalone.deadletter;

import otklik.eventing.DeadLetter;

/**
 * A letter on a dead-letter topic.
 *
 * @param id names the letter for ever: its topic and the place of its record there
 * @param letter what it says
 */
public record FoundLetter(String id, DeadLetter letter) {

    static FoundLetter of(DeadLetter letter) {
        // The record's place, not the letter's: a letter may be written twice, its record failed once. A recreated
        // topic has the same places again, so the moment belongs to it.
        return new FoundLetter(
                letter.stream() + "/" + letter.partition() + "/" + letter.offset() + "/" + letter.consumer() + "/"
                        + letter.failedAt().toEpochMilli(),
                letter);
    }

    /** Names the record that it is about: two readers may write a letter each. */
    public String record() {
        return letter.stream() + "/" + letter.partition() + "/" + letter.offset() + "/" + letter.eventId();
    }
}
