package otklik.tables;

import java.io.IOException;
import java.util.List;

/** Where rows of cells come from. */
interface RowSource {
    /** Takes rows of cells that are not empty, the header among them. */
    interface Cells {
        /** @return false to end the reading */
        boolean row(long line, List<String> cells) throws IOException, InterruptedException;
    }

    /** Reads from the beginning, in the caller's thread. */
    void read(Cells cells) throws IOException, InterruptedException;
}
