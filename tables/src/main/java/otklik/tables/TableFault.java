package otklik.tables;

import java.util.Locale;

/** What can be wrong with a file that should be a table. */
public enum TableFault {
    EMPTY("the file is empty; expected a header line with column names"),
    OLD_EXCEL("an old Excel file (.xls), or one with a password; save it as .xlsx without a password, or as CSV"),
    NOT_A_TABLE("a picture or a PDF, whatever its name says; send the table itself, as .xlsx or CSV"),
    WEB_PAGE("a web page, whatever its name says; save it as .xlsx or CSV"),
    BROKEN_XLSX("not an Excel file that can be read; save it anew as .xlsx"),
    NO_SHEET("the Excel file has no sheet"),
    UNPACKS_TOO_LARGE("it would unpack to far more than a table of this size has"),
    DOCTYPE("its XML declares a document type or entities, which no table needs"),
    BAD_TEXT("neither UTF-8 nor Windows-1251"),
    OPEN_QUOTE("a quote is opened and never closed"),
    TOO_MANY_FIELDS("more fields than the header has columns"),
    TOO_MANY_COLUMNS("more columns than a table may have"),
    TOO_MANY_ROWS("more rows than a table may have; split the file"),
    EMPTY_ROWS("thousands of empty rows; delete them"),
    CELL_TOO_LONG("a cell is longer than any message may be"),
    FORMULA("a formula; save the sheet with values instead");

    private final String words;

    TableFault(String words) {
        this.words = words;
    }

    /** {@code old-excel} … */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String words() {
        return words;
    }
}
