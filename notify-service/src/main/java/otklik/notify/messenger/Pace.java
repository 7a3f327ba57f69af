package otklik.notify.messenger;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When a bot's next message may go: evenly spaced, so that no second ever holds more than the limit, and per chat with an
 * interval of its own. Confined to one thread.
 */
final class Pace {
    private static final int REMEMBERED_CHATS = 10_000;

    private final Duration spacing;
    private final Duration chatInterval;
    private Instant next = Instant.MIN;
    private final Map<String, Instant> chats = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED_CHATS;
        }
    };

    Pace(int perSecond, Duration chatInterval) {
        this.spacing = Duration.ofSeconds(1).dividedBy(perSecond);
        this.chatInterval = chatInterval;
    }

    /** Takes the next free moment for this chat: zero for at once. */
    Duration reserve(String chat, Instant now) {
        Instant forBot = next.isAfter(now) ? next : now;
        next = forBot.plus(spacing);
        Instant chatFree = chats.getOrDefault(chat, Instant.MIN);
        Instant at = chatFree.isAfter(forBot) ? chatFree : forBot;
        chats.put(chat, at.plus(chatInterval));
        return Duration.between(now, at);
    }
}
