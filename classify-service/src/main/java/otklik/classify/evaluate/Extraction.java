package otklik.classify.evaluate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How well names were read from texts. Capitals, ё and spaces do not count. Not for use by several threads. */
public final class Extraction {
    private int right;
    private int found;
    private int named;

    /** Adds a text: what it names, and what was read from it; empty or null for nothing. */
    public void add(@Nullable String truth, @Nullable String read) {
        String expected = folded(truth);
        String given = folded(read);
        named += expected.isEmpty() ? 0 : 1;
        found += given.isEmpty() ? 0 : 1;
        right += !given.isEmpty() && given.equals(expected) ? 1 : 0;
    }

    /** How many texts name one. */
    public int named() {
        return named;
    }

    /** Share of right ones among those read. */
    public double precision() {
        return Confusion.ratio(right, found);
    }

    /** Share of those named that were read right. */
    public double recall() {
        return Confusion.ratio(right, named);
    }

    public double f1() {
        return Confusion.f1(precision(), recall());
    }

    private static String folded(@Nullable String name) {
        return name == null
                ? ""
                : name.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("[\\s-]+", "");
    }
}
