package otklik.classify.category;

/**
 * From the hash of a feature to its row: open addressing in one flat array, three quarters full at most, so that a look-up costs about one
 * access to memory and the table stays in the processor's cache.
 */
public final class RowTable {
    /** The hash in the upper half, the row and one in the lower; 0 where the slot is free. */
    private long[] slots;

    private int mask;
    private int size;

    /** A table that takes {@code expected} features without growing. */
    public RowTable(int expected) {
        int least = Math.max(8, expected + expected / 3);
        slots = new long[Integer.highestOneBit(least) * 2];
        mask = slots.length - 1;
    }

    /** The row of {@code hash}, or -1. */
    public int row(int hash) {
        int i = hash & mask;
        long slot;
        while ((slot = slots[i]) != 0) {
            if ((int) (slot >>> 32) == hash) {
                return (int) slot - 1;
            }
            i = i + 1 & mask;
        }
        return -1;
    }

    /** The row of {@code hash}, which becomes the next free number where it has none. */
    public int rowOrNew(int hash) {
        int row = row(hash);
        if (row >= 0) {
            return row;
        }
        put(hash, size++);
        if (size > mask - mask / 4) {
            grow();
        }
        return size - 1;
    }

    public int size() {
        return size;
    }

    /** The hashes in the order of their rows. */
    public int[] hashesByRow() {
        int[] byRow = new int[size];
        for (long slot : slots) {
            if (slot != 0) {
                byRow[(int) slot - 1] = (int) (slot >>> 32);
            }
        }
        return byRow;
    }

    private void put(int hash, int row) {
        int i = hash & mask;
        while (slots[i] != 0) {
            i = i + 1 & mask;
        }
        slots[i] = (long) hash << 32 | row + 1;
    }

    private void grow() {
        int[] byRow = hashesByRow();
        slots = new long[slots.length * 2];
        mask = slots.length - 1;
        for (int row = 0; row < byRow.length; row++) {
            put(byRow[row], row);
        }
    }
}
