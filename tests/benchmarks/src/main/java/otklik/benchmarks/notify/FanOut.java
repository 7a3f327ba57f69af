package otklik.benchmarks.notify;

import java.time.Duration;
import java.time.Instant;
import otklik.benchmarks.Console;
import otklik.benchmarks.Waits;
import otklik.contracts.CaseSnapshot;

/** The end of an incident with many voices, told by one bot, while others wait for their acknowledgements from the same bot. */
final class FanOut {
    private static final String LEAD = "fanlead";
    private static final String MEMBERS = "fanout";
    private static final String URGENT = "urgent";
    private static final int URGENT_PER_SECOND = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Scene scene;
    private final int members;
    private final Way.Chat theirs;
    private final Way.Chat others;
    private final Journey told;
    private final Journey urgent;

    /** @param firstChat of those that were not written to before; there are members and a fifth more of them */
    FanOut(Scene scene, int members, int firstChat) {
        this.scene = scene;
        this.members = members;
        theirs = new Way.Chat("telegram", "region", firstChat, members);
        int most = Math.max(1, members / 5);
        others = new Way.Chat("telegram", "region", firstChat + members, most);
        told = new Journey(members);
        urgent = new Journey(most);
    }

    /** Says how many notices were lost. */
    long measure() {
        Instant began = Instant.now();
        publishMembers(began);
        int sent = 0;
        long start = System.nanoTime();
        while (told.lost() > 0 && Duration.between(began, Instant.now()).compareTo(PATIENCE) < 0) {
            if (sent < others.chats()) {
                urgent.due(sent, Instant.now());
                scene.feed.publish(scene.stories.opened(others, URGENT, sent));
                sent++;
            }
            long next = start + sent * 1_000_000_000L / URGENT_PER_SECOND;
            Waits.millis(Math.max(1_000 / URGENT_PER_SECOND / 4, (next - System.nanoTime()) / 1_000_000));
            if (sent % URGENT_PER_SECOND == 0 || sent == others.chats()) {
                read(began);
            }
        }
        scene.feed.flush();
        Waits.until(
                () -> {
                    read(began);
                    return urgent.lost() == 0;
                },
                30);
        scene.sampleMemory();
        scene.figures.put("fanout", members, "members of the incident");
        scene.figures.put(
                "fanout_s", Duration.between(began, told.last()).toMillis() / 1e3, "s until each of them was told");
        scene.figures.put("urgent_p95_s", urgent.secondsAt(.95), "s of acknowledgements by the same bot meanwhile");
        scene.figures.put("telegram_peak_per_s", scene.providers.telegramPeak(), "messages within any second");
        Console.say("  fan-out: %,d told in %.1f s", members, scene.figures.get("fanout_s"));
        return told.lost() + urgent.lost();
    }

    private void publishMembers(Instant began) {
        CaseSnapshot.Lead lead = new CaseSnapshot.Lead(Way.caseId(LEAD, 0), "K7X2M-9QPRT");
        for (int member = 0; member < members; member++) {
            told.due(member, began);
            scene.feed.publish(scene.stories.answeredWithItsLead(theirs, MEMBERS, member, lead));
        }
    }

    private void read(Instant began) {
        scene.providers.shownSince(began, (at, chat) -> {
            if (chat < others.first()) {
                told.came(chat - theirs.first(), at);
            } else {
                urgent.came(chat - others.first(), at);
            }
        });
    }
}
