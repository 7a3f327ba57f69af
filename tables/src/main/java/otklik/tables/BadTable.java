package otklik.tables;

import org.jspecify.annotations.Nullable;

/** A file can't be read as a table. Quotes nothing of what is in it. */
public final class BadTable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TableFault fault;
    private final @Nullable String place;

    private BadTable(TableFault fault, @Nullable String place, String words, @Nullable Throwable cause) {
        super(words, cause);
        this.fault = fault;
        this.place = place;
    }

    static BadTable of(TableFault fault) {
        return new BadTable(fault, null, fault.words(), null);
    }

    static BadTable of(TableFault fault, Throwable cause) {
        return new BadTable(fault, null, fault.words(), cause);
    }

    /** @param line or row of the file, from 1 */
    static BadTable at(long line, TableFault fault) {
        return new BadTable(fault, Long.toString(line), "line " + line + ": " + fault.words(), null);
    }

    /** @param cell as spreadsheets name it: {@code D5} */
    static BadTable at(String cell, TableFault fault) {
        return new BadTable(fault, cell, "cell " + cell + ": " + fault.words(), null);
    }

    public TableFault fault() {
        return fault;
    }

    /** The line or row, from 1, or the cell as spreadsheets name it ({@code D5}); absent where it is the whole file. */
    public @Nullable String place() {
        return place;
    }
}
