package otklik.classify.category;

/**
 * One category that a message may belong to.
 *
 * @param category a code of the region pack
 * @param probability from 0 to 1; those of all categories sum to 1
 */
public record Guess(String category, double probability) {}
