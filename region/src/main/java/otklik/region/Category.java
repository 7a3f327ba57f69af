package otklik.region;

import java.util.Optional;

/**
 * What a message is about.
 *
 * @param nationalCode code of the national topic classifier, {@code 0003.0009.0099.0742}, where it is known
 */
public record Category(String code, Title title, Optional<String> nationalCode) {}
