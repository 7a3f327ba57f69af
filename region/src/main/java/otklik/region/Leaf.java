package otklik.region;

import java.util.Optional;

/**
 * A finer category: what a dispatcher would name it within its {@link Category}. Codes are unique in the whole pack.
 *
 * @param category code of the category it belongs to
 * @param nationalCode code of the national topic classifier, where it is known
 * @param shared as {@link Category#shared}; that of the category unless the leaf says otherwise
 */
public record Leaf(String code, String category, Title title, Optional<String> nationalCode, boolean shared) {}
