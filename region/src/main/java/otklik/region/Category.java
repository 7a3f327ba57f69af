package otklik.region;

import java.util.List;
import java.util.Optional;

/**
 * What a message is about.
 *
 * @param nationalCode code of the national topic classifier, {@code 0003.0009.0099.0742}, where it is known
 * @param leaves finer categories, in the file's order; may be empty
 * @param shared whether it is about things that many citizens share, so that what several of them tell of one place is one problem
 * @param group what people look under for it, such as a part of a menu; may be absent
 */
public record Category(
        String code,
        Title title,
        Optional<String> nationalCode,
        List<Leaf> leaves,
        boolean shared,
        Optional<Title> group) {

    public Category {
        leaves = List.copyOf(leaves);
    }
}
