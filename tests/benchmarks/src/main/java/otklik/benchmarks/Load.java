package otklik.benchmarks;

import java.util.function.BooleanSupplier;

/** Ways to put load on a system; both return the number of messages sent. */
final class Load {
    private static final long TICK_MILLIS = 2;

    private Load() {}

    /**
     * Open loop: message {@code i} is due at {@code start + i / rate}, whatever the system does.
     *
     * @param each called about once a second
     */
    static void openLoop(Sender sender, Journeys journeys, double rate, int messages, Runnable each) {
        long start = System.nanoTime();
        long nextCall = start + 1_000_000_000L;
        int sent = 0;
        while (sent < messages) {
            long now = System.nanoTime();
            int due = (int) Math.min(messages, (now - start) / 1e9 * rate);
            while (sent < due) {
                journeys.due(sent, start + (long) (sent / rate * 1e9));
                sender.send(sent++);
            }
            if (now >= nextCall) {
                each.run();
                nextCall += 1_000_000_000L;
            }
            Waits.millis(TICK_MILLIS);
        }
    }

    /** Closed loop: as fast as the system answers with at most {@code outstanding} messages on their way, until enough. */
    static int closedLoop(Sender sender, Journeys journeys, int outstanding, BooleanSupplier enough) {
        int sent = 0;
        while (!enough.getAsBoolean() && sent < journeys.capacity()) {
            long room = outstanding - (sent - journeys.arrivedCount());
            for (long i = 0; i < room && sent < journeys.capacity(); i++) {
                journeys.due(sent, System.nanoTime());
                sender.send(sent++);
            }
            Waits.millis(TICK_MILLIS);
        }
        return sent;
    }
}
