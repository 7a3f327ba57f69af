package otklik.classify.category;

import java.util.Arrays;

/** From the hash of a feature to its row: open addressing in two flat arrays, no boxing. */
public final class RowTable {
    private static final int FREE = -1;

    private int[] hashes;
    private int[] rows;
    private int mask;
    private int size;

    /** A table that takes {@code expected} features without growing. */
    public RowTable(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected) * 2 - 1) * 2;
        hashes = new int[capacity];
        rows = new int[capacity];
        Arrays.fill(rows, FREE);
        mask = capacity - 1;
    }

    /** The row of {@code hash}, or -1. */
    public int row(int hash) {
        int i = hash & mask;
        while (rows[i] != FREE) {
            if (hashes[i] == hash) {
                return rows[i];
            }
            i = i + 1 & mask;
        }
        return FREE;
    }

    /** The row of {@code hash}, which becomes the next free number where it has none. */
    public int rowOrNew(int hash) {
        int i = hash & mask;
        while (rows[i] != FREE) {
            if (hashes[i] == hash) {
                return rows[i];
            }
            i = i + 1 & mask;
        }
        hashes[i] = hash;
        rows[i] = size++;
        if (size * 2 > mask) {
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
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != FREE) {
                byRow[rows[i]] = hashes[i];
            }
        }
        return byRow;
    }

    private void grow() {
        int[] byRow = hashesByRow();
        hashes = new int[hashes.length * 2];
        rows = new int[rows.length * 2];
        Arrays.fill(rows, FREE);
        mask = rows.length - 1;
        for (int row = 0; row < byRow.length; row++) {
            int i = byRow[row] & mask;
            while (rows[i] != FREE) {
                i = i + 1 & mask;
            }
            hashes[i] = byRow[row];
            rows[i] = row;
        }
    }
}
