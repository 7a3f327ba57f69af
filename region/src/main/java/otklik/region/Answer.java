package otklik.region;

/**
 * A knowledge-base entry that may answer a question without a person.
 *
 * @param id a code, unique in the pack
 * @param text what the citizen reads, in every language of the pack
 */
public record Answer(String id, Title title, Title text) {}
