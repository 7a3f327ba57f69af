package otklik.region;

import java.util.List;
import java.util.Optional;

/**
 * What a message is about.
 *
 * @param nationalCode code of the national topic classifier, {@code 0003.0009.0099.0742}, where it is known
 * @param leaves finer categories, in the file's order; may be empty
 */
public record Category(String code, Title title, Optional<String> nationalCode, List<Leaf> leaves) {

    public Category {
        leaves = List.copyOf(leaves);
    }
}
