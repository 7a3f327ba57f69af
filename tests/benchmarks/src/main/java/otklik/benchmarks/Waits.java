package otklik.benchmarks;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Pauses of a load generator. */
public final class Waits {
    private Waits() {}

    /** True as soon as it holds; false if it does not within the seconds. */
    public static boolean until(BooleanSupplier holds, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            millis(20);
        }
        return true;
    }

    public static void millis(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
