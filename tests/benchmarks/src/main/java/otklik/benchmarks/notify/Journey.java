package otklik.benchmarks.notify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When each notice of a run was due and when it came. Time counts from the moment at which its event was due, so a load that lags
 * hides nothing. Thread-safe.
 */
final class Journey {
    private static final long NEVER = 0;

    private final AtomicLongArray due;
    private final AtomicLongArray came;

    Journey(int most) {
        due = new AtomicLongArray(most);
        came = new AtomicLongArray(most);
    }

    void due(int number, Instant at) {
        due.set(number, micros(at));
    }

    /** The first time counts. */
    void came(int number, Instant at) {
        if (number >= 0 && number < came.length()) {
            came.compareAndSet(number, NEVER, micros(at));
        }
    }

    long dueCount() {
        return count(due);
    }

    /** Those that were due and did not come. */
    long lost() {
        long lost = 0;
        for (int number = 0; number < due.length(); number++) {
            if (due.get(number) != NEVER && came.get(number) == NEVER) {
                lost++;
            }
        }
        return lost;
    }

    /** When the last one came; the epoch if none did. */
    Instant last() {
        long last = 0;
        for (int number = 0; number < came.length(); number++) {
            last = Math.max(last, came.get(number));
        }
        return Instant.EPOCH.plus(last, ChronoUnit.MICROS);
    }

    /** Seconds of this journey that are no more than this quantile; lost ones took forever. 0 where none was due. */
    double secondsAt(double quantile) {
        return at(seconds(this), quantile);
    }

    /** The same of several journeys together. */
    static double secondsOf(double quantile, Journey... journeys) {
        double[] all = new double[0];
        for (Journey journey : journeys) {
            double[] more = seconds(journey);
            int known = all.length;
            all = Arrays.copyOf(all, known + more.length);
            System.arraycopy(more, 0, all, known, more.length);
        }
        return at(all, quantile);
    }

    private static double at(double[] seconds, double quantile) {
        Arrays.sort(seconds);
        return seconds.length == 0 ? 0 : seconds[Math.min(seconds.length - 1, (int) (seconds.length * quantile))];
    }

    private static double[] seconds(Journey journey) {
        double[] seconds = new double[(int) journey.dueCount()];
        int next = 0;
        for (int number = 0; number < journey.due.length() && next < seconds.length; number++) {
            long due = journey.due.get(number);
            if (due != NEVER) {
                long came = journey.came.get(number);
                seconds[next++] = came == NEVER ? Double.POSITIVE_INFINITY : (came - due) / 1e6;
            }
        }
        return seconds;
    }

    private static long count(AtomicLongArray moments) {
        long count = 0;
        for (int number = 0; number < moments.length(); number++) {
            if (moments.get(number) != NEVER) {
                count++;
            }
        }
        return count;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
