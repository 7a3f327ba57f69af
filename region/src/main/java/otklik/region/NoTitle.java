package otklik.region;

import java.util.Map;

/** What stands for a title that could not be read. */
final class NoTitle {
    private NoTitle() {}

    static Title get() {
        return new Title(Map.of());
    }
}
