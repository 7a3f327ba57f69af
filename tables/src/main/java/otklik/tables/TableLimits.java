package otklik.tables;

/**
 * What a table may be at most.
 *
 * @param rows without the header
 * @param emptyRows one after another
 * @param columns of the header
 * @param cellCharacters in UTF-16 units
 * @param unpackedBytes of all parts of an Excel file together
 */
public record TableLimits(int rows, int emptyRows, int columns, int cellCharacters, long unpackedBytes) {
    /** What no honest export exceeds. */
    public static final TableLimits ORDINARY = new TableLimits(1_000_000, 10_000, 500, 300_000, 2L << 30);
}
