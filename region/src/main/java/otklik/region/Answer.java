package otklik.region;

import java.time.Duration;

/**
 * A knowledge-base entry that may answer a question without a person.
 *
 * @param id a code, unique in the pack
 * @param text what the citizen reads, in every language of the pack
 * @param closeAfter how long the citizen can say that it did not help
 */
public record Answer(String id, Title title, Title text, Duration closeAfter) {}
