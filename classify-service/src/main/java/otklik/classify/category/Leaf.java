package otklik.classify.category;

/**
 * A finer category that the model tells apart.
 *
 * @param code of the region pack; empty for the messages of a category whose leaf nobody named
 * @param category index of its category in the model
 */
public record Leaf(String code, int category) {}
