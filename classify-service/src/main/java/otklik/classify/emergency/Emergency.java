package otklik.classify.emergency;

/**
 * An emergency that a message tells of.
 *
 * @param pattern the stable id of the pattern that fired, for example {@code gas-smell}; it goes into the tag, so that people can see why
 */
public record Emergency(Hazard hazard, String pattern) {}
