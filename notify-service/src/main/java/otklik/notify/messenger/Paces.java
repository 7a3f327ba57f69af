package otklik.notify.messenger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The pace of every bot of one messenger. Confined to the sending loop. */
public final class Paces {
    private final int perSecond;
    private final Duration chatInterval;
    private final Map<String, Pace> bots = new HashMap<>();

    /**
     * @param perSecond calls of one bot
     * @param chatInterval shortest time between two calls for one chat
     */
    public Paces(int perSecond, Duration chatInterval) {
        this.perSecond = perSecond;
        this.chatInterval = chatInterval;
    }

    /** Takes the bot's next free moment for this chat, now or later. */
    Instant reserve(String bot, String chat, Instant now) {
        return of(bot).reserve(chat, now);
    }

    /** At that moment: whether the message may go, or is so late that it has to take another. */
    boolean go(String bot, String chat, Instant at, Instant now) {
        return of(bot).go(chat, at, now);
    }

    private Pace of(String bot) {
        return bots.computeIfAbsent(bot, name -> new Pace(perSecond, chatInterval));
    }
}
