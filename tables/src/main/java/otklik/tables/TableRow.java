package otklik.tables;

import java.util.List;

/**
 * One row of a table.
 *
 * @param number from 1, without the header
 * @param line where it begins in the file, from 1: the row of a sheet, the line of a text
 * @param values one for each column of the header; empty text where there is nothing
 */
public record TableRow(int number, long line, List<String> values) {
    @Override
    public String toString() {
        return "TableRow[number=" + number + ", line=" + line + "]";
    }
}
