package otklik.benchmarks.notify;

import otklik.benchmarks.Console;

/** The service is ended with SIGKILL in the middle of its work: what comes twice, and whether anything does not come at all. */
final class Kills {
    private static final String RUN = "kills";

    /** Requests on their way to a webhook, {@code otklik.webhook.width}. */
    private static final int WIDTH = 64;

    /** Outcomes that are written in one transaction at most. */
    private static final int GATHERED = 2_000;

    private final Scene scene;
    private final int kills;
    private final double seconds;

    /** @param seconds at full rate before each of them */
    Kills(Scene scene, int kills, double seconds) {
        this.scene = scene;
        this.kills = kills;
        this.seconds = seconds;
    }

    /** Says how many notices were lost, or came more often than they may. */
    long measure() throws InterruptedException {
        scene.providers.begin(RUN, (at, number) -> {});
        ClosedLoop loop = new ClosedLoop(scene, RUN, Throughput.hooks(), scene.providers::hooked);
        for (int kill = 0; kill < kills; kill++) {
            loop.runFor(seconds);
            scene.killAndStart();
        }
        loop.runFor(seconds);
        long lost = loop.drain();
        scene.sampleMemory();
        long bound = (long) kills * (Providers.WELL.size() * WIDTH + GATHERED);
        long repeats = scene.providers.repeats();
        scene.figures.put("kills", kills, "times SIGKILL at full rate");
        scene.figures.put("kills_notices", loop.published(), "notices meanwhile");
        scene.figures.put("kills_lost", lost, "of them lost");
        scene.figures.put("repeats", repeats, "webhooks under an id that had been taken before");
        scene.figures.put("repeats_bound", bound, "at most, as docs/reference/delivery-bounds.md has it");
        scene.figures.put("repeats_after_handle", scene.providers.renamed(), "under another id");
        Console.say("  %d kills: %,d lost, %,d repeats of at most %,d", kills, lost, repeats, bound);
        return lost + Math.max(0, repeats - bound) + scene.providers.renamed();
    }
}
