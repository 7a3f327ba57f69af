package otklik.benchmarks.notify;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import otklik.benchmarks.Console;
import otklik.benchmarks.Waits;

/**
 * Notices at a given rate in an open loop, to a platform, a site, a messenger, a platform that answers 429 and one that never answers,
 * by turns: how long those of the first three take, from the moment when the event was due.
 */
final class Mixed {
    private static final String RUN = "mixed";
    private static final int WELL = 3;
    private static final double DRAIN_SECONDS = 60;
    private static final double BOT_SECONDS = 60;

    private final Scene scene;
    private final double rate;
    private final int number;
    private final Way.Chat web;
    private final Way.Chat telegram;
    private final Way hook = new Way.Hook(Providers.WELL.getFirst());
    private final Journey byHook;
    private final Journey byWeb;
    private final Journey byTelegram;

    /** @param chats of the site and of the messenger, more than notices of each */
    Mixed(Scene scene, double rate, double seconds, int chats) {
        this.scene = scene;
        this.rate = rate;
        number = (int) (rate * seconds);
        web = new Way.Chat("web", "portal", 0, chats);
        telegram = new Way.Chat("telegram", "region", 0, chats);
        byHook = new Journey(number);
        byWeb = new Journey(number);
        byTelegram = new Journey(number);
    }

    /** Says how many notices to the healthy were lost. */
    long measure() throws SQLException {
        openBot();
        Instant began = Instant.now();
        scene.providers.begin(RUN, (at, message) -> byHook.came(message, at));
        List<Way> ways = List.of(hook, web, telegram, new Way.Hook(Providers.BUSY), new Way.Hook(Providers.HANGING));
        long start = System.nanoTime();
        for (int message = 0; message < number; message++) {
            long due = start + (long) (message * 1e9 / rate);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            Instant moment = Instant.now().minusNanos(System.nanoTime() - due);
            Way way = ways.get(message % ways.size());
            journey(message % ways.size(), message, moment);
            scene.feed.publish(scene.stories.opened(way, RUN, message));
            if (message % (int) Math.max(1, rate * 10) == 0) {
                Console.progress("notices beside the ill", message, number);
                scene.sampleMemory();
            }
        }
        scene.feed.flush();
        Waits.until(() -> hooksAreThere() && chatsAreThere(began), DRAIN_SECONDS);
        readWeb(began);
        readTelegram(began);
        scene.sampleMemory();
        forgetTheIll();
        return report();
    }

    /**
     * Who gets a bot after a start waits some seconds, until whoever had it has surely stopped (ADR 41): that is no part of what citizens
     * wait for while nothing starts.
     */
    private void openBot() {
        Way.Chat one = new Way.Chat(telegram.channel(), telegram.source(), telegram.chats() - 1, 1);
        scene.feed.publish(scene.stories.opened(one, "bot", 0));
        scene.feed.flush();
        String told = "select count(*) from notify.delivery where state = 'SENT' and case_id = '" + Way.caseId("bot", 0)
                + "'";
        if (!Waits.until(() -> scene.ask(told) == 1, BOT_SECONDS)) {
            throw new IllegalStateException("notify-service does not get the bot");
        }
    }

    /** They would be tried for days. */
    private void forgetTheIll() throws SQLException {
        try (PreparedStatement delete =
                scene.database().prepareStatement("delete from notify.delivery where lane in (?, ?)")) {
            delete.setString(1, new Way.Hook(Providers.BUSY).lane());
            delete.setString(2, new Way.Hook(Providers.HANGING).lane());
            delete.executeUpdate();
        }
    }

    private void journey(int way, int message, Instant moment) {
        switch (way) {
            case 0 -> byHook.due(message, moment);
            case 1 -> byWeb.due(message, moment);
            case 2 -> byTelegram.due(message, moment);
            default -> {}
        }
    }

    private boolean hooksAreThere() {
        return byHook.lost() == 0;
    }

    private boolean chatsAreThere(Instant began) {
        return scene.ask("select count(*) from notify.delivery where state in ('PENDING', 'SENDING')"
                        + " and lane in ('" + web.lane() + "', '" + telegram.lane() + "') and planned_at >= '" + began
                        + "'")
                == 0;
    }

    private void readWeb(Instant began) throws SQLException {
        Map<String, Integer> numbers = new HashMap<>();
        for (int message = 0; message < number; message++) {
            numbers.put(Way.caseId(RUN, message), message);
        }
        try (PreparedStatement select = scene.database().prepareStatement("""
                select case_id::text, finished_at from notify.delivery
                where lane = ? and state = 'SENT' and planned_at >= ?""")) {
            select.setString(1, web.lane());
            select.setObject(2, began.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Integer message = numbers.get(row.getString(1));
                    if (message != null) {
                        byWeb.came(
                                message,
                                Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                        .toInstant());
                    }
                }
            }
        }
    }

    private void readTelegram(Instant began) {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int message = 2; message < number; message += WELL + 2) {
            numbers.put(telegram.chat(message), message);
        }
        scene.providers.shownSince(began, (at, chat) -> {
            Integer message = numbers.get(chat);
            if (message != null) {
                byTelegram.came(message, at);
            }
        });
    }

    private long report() {
        scene.figures.put(
                "p95_s", Journey.secondsOf(.95, byHook, byWeb, byTelegram), "s to the healthy, from the event");
        scene.figures.put("p99_s", Journey.secondsOf(.99, byHook, byWeb, byTelegram), "s");
        report("webhook", byHook);
        report("web", byWeb);
        report("telegram", byTelegram);
        scene.figures.put("mixed_rate_per_s", rate, "notices/s, two fifths of them to the ill");
        scene.figures.put(
                "telegram_per_second", Providers.TELEGRAM_PER_SECOND, "messages/s of one bot, raised from 25");
        Console.say("  beside one 429 and one that hangs: p95 %.2f s", scene.figures.get("p95_s"));
        return byHook.lost() + byWeb.lost() + byTelegram.lost();
    }

    private void report(String channel, Journey journey) {
        scene.figures.put("p95_s_" + channel, journey.secondsAt(.95), "s by " + channel);
        scene.figures.put("p99_s_" + channel, journey.secondsAt(.99), "s by " + channel);
    }
}
