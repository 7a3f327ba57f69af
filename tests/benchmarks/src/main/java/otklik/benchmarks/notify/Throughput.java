package otklik.benchmarks.notify;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import otklik.benchmarks.Console;

/** How many notices a second at most: an acknowledgement, a question and an answer a case. */
final class Throughput {
    private final Scene scene;
    private final double warmUpSeconds;
    private final double seconds;
    private final int chats;
    private long lost;

    Throughput(Scene scene, double warmUpSeconds, double seconds, int chats) {
        this.scene = scene;
        this.warmUpSeconds = warmUpSeconds;
        this.seconds = seconds;
        this.chats = chats;
    }

    /** Says how many notices were lost. */
    long measure() throws IOException {
        scene.providers.begin("hooks", (at, number) -> {});
        double hooks = measure("webhook", "hooks", hooks(), scene.providers::hooked);
        double web;
        try (Metrics metrics = scene.metrics()) {
            long before = metrics.sent("web");
            web = measure(
                    "web", "web", List.of(new Way.Chat("web", "portal", 0, chats)), () -> metrics.sent("web") - before);
        }
        scene.figures.put("notices_per_s", Math.min(hooks, web), "notices/s, the smaller of both");
        return lost;
    }

    static List<Way> hooks() {
        return Providers.WELL.stream().<Way>map(Way.Hook::new).toList();
    }

    private double measure(String what, String run, List<Way> ways, LongSupplier told) throws IOException {
        ClosedLoop loop = new ClosedLoop(scene, run, ways, told);
        loop.runFor(warmUpSeconds);
        Scene.Use use = scene.use();
        long before = told.getAsLong();
        double rate = loop.runFor(seconds);
        use.report(what, told.getAsLong() - before, scene.figures);
        scene.sampleMemory();
        scene.figures.put("notices_per_s_" + what, rate, "notices/s by " + what);
        Console.say("  %s: %,.0f notices/s", what, rate);
        lost += loop.drain();
        return rate;
    }
}
