package otklik.benchmarks.growth;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import otklik.benchmarks.Console;
import otklik.benchmarks.bed.Bed;
import otklik.standalone.launch.LoneService;

/** Whole lifecycles a second, few and suddenly many, against the running service: each begins when it is due, whatever others do. */
final class Burst {
    /** Lifecycles a second, step by step. */
    private static final List<Integer> SHAPE = List.of(1, 15, 1, 25, 2, 35, 10);

    private static final int WARM_UP_RATE = 10;

    private final StepTimes times;
    private final AtomicInteger lived = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private Burst(StepTimes times) {
        this.times = times;
    }

    /** @param stepSeconds length of each step of the shape, and of the warm-up */
    static JsonObject run(Bed bed, LoneService routing, int stepSeconds) throws Exception {
        String url = "http://127.0.0.1:" + routing.port();
        try (Tap tap = new Tap(bed)) {
            Burst warmUp = new Burst(new StepTimes());
            int number = warmUp.run(bed, tap, url, 0, List.of(WARM_UP_RATE), stepSeconds);
            Burst measured = new Burst(new StepTimes());
            measured.run(bed, tap, url, number, SHAPE, stepSeconds);
            return measured.json();
        }
    }

    private int run(Bed bed, Tap tap, String url, int first, List<Integer> shape, int seconds) {
        int number = first;
        try (Staff staff = new Staff(bed, url, times);
                ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor()) {
            Lifecycle lifecycle = new Lifecycle(tap, staff, times);
            for (int rate : shape) {
                Console.say("  burst: %d lifecycles a second, %d lived, %d failed", rate, lived.get(), failed.get());
                long began = System.nanoTime();
                for (int i = 0; i < rate * seconds; i++) {
                    long due = began + i * 1_000_000_000L / rate;
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    int its = number++;
                    desks.execute(() -> live(lifecycle, its, due));
                }
                LockSupport.parkNanos(Math.max(0, began + seconds * 1_000_000_000L - System.nanoTime()));
            }
        }
        return number;
    }

    private void live(Lifecycle lifecycle, int number, long due) {
        try {
            lifecycle.live(number);
            times.took("lifecycle", System.nanoTime() - due);
            lived.incrementAndGet();
        } catch (IOException | RuntimeException e) {
            if (failed.getAndIncrement() < 5) {
                Console.say("  a lifecycle failed: %s", String.valueOf(e.getMessage()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonObject json() {
        JsonObject json = new JsonObject()
                .put("burst_lifecycles", lived.get() + failed.get())
                .put("burst_success", (double) lived.get() / (lived.get() + failed.get()))
                .put("burst_p95_ms", rounded(times.millisAt(.95, step -> !isWhole(step))))
                .put("burst_lifecycle_p50_ms", rounded(times.millisAt(.5, "lifecycle"::equals)))
                .put("burst_lifecycle_p95_ms", rounded(times.millisAt(.95, "lifecycle"::equals)));
        JsonObject steps = new JsonObject();
        Map<String, Double> p50 = times.millisAt(.5);
        times.millisAt(.95)
                .forEach((step, p95) -> steps.put(
                        step,
                        new JsonObject()
                                .put("p50_ms", rounded(p50.getOrDefault(step, Double.NaN)))
                                .put("p95_ms", rounded(p95))));
        return json.put("burst_steps", steps);
    }

    /** Made of several requests. */
    private static boolean isWhole(String step) {
        return step.equals("lifecycle") || step.equals("arrival");
    }

    static double rounded(double value) {
        return Double.isNaN(value) ? -1 : Math.round(value * 100) / 100.0;
    }
}
