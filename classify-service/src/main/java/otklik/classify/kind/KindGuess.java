package otklik.classify.kind;

/**
 * What the model says of a text.
 *
 * @param kind the most probable kind
 * @param confidence calibrated probability that it is right, 0 to 1
 */
public record KindGuess(Kind kind, double confidence) {}
