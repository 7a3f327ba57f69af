package otklik.routing.opening;

import java.util.Arrays;
import java.util.List;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;
import otklik.eventing.Transactions;

/**
 * Cases a second that the real handler opens in a small and in a large database, one batch here, one there, so that whatever else the
 * machine does meets both alike.
 *
 * @param small over all batches
 * @param large over all batches
 * @param medianRatio of the middle batches: without what happens now and then, a checkpoint for example
 */
public record InsertRates(double small, double large, double medianRatio) {

    public static InsertRates measure(HandlerRig small, HandlerRig large, int batches, int size) throws Exception {
        long[][] nanos = new long[2][batches];
        int warmUp = Math.max(1, batches / 3);
        for (int i = -warmUp; i < batches; i++) {
            List<Envelope<TaggedEvent>> batch = HandlerBenchmark.batch((i + warmUp) * size, size);
            for (int which = 0; which < 2; which++) {
                // Who comes second finds the machine's caches as the first left them: by turns.
                int database = (which + i + warmUp) % 2;
                long taken = open(database == 0 ? small : large, batch);
                if (i >= 0) {
                    nanos[database][i] = taken;
                }
            }
        }
        double cases = (double) batches * size;
        return new InsertRates(
                cases * 1e9 / Arrays.stream(nanos[0]).sum(),
                cases * 1e9 / Arrays.stream(nanos[1]).sum(),
                median(nanos[0]) / median(nanos[1]));
    }

    private static long open(HandlerRig rig, List<Envelope<TaggedEvent>> batch) throws Exception {
        long began = System.nanoTime();
        Transactions.run(rig.databases.pool(), transaction -> {
            rig.handler.handle(transaction, batch);
            return true;
        });
        long taken = System.nanoTime() - began;
        HandlerBenchmark.emptyOutbox(rig);
        return taken;
    }

    private static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
