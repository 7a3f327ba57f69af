package otklik.notify.messenger;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * When a bot's next message may go: evenly spaced, so that no second ever holds more than the limit, and per chat with an
 * interval of its own. Confined to one thread.
 */
final class Pace {
    private static final int REMEMBERED_CHATS = 10_000;
    private static final Duration HARDLY_LATE = Duration.ofMillis(20);

    private final Duration spacing;
    private final Duration chatInterval;
    /** Those that are not over yet, each a multiple of the spacing after the first. */
    private final NavigableSet<Instant> taken = new TreeSet<>();

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

    /** Takes the next free moment for this chat, now or later. */
    Instant reserve(String chat, Instant now) {
        taken.headSet(now.minus(spacing), true).clear();
        Instant chatFree = chats.getOrDefault(chat, Instant.MIN);
        Instant at = firstFree(chatFree.isAfter(now) ? chatFree : now);
        taken.add(at);
        chats.put(chat, at.plus(chatInterval));
        return at;
    }

    /** A chat that must wait takes none of the moments before: those are for others, and its own moment for no other. */
    private Instant firstFree(Instant earliest) {
        if (taken.isEmpty()) {
            return earliest;
        }
        long fromFirst = Duration.between(taken.first(), earliest).toNanos();
        Instant at = taken.first().plusNanos(Math.ceilDiv(fromFirst, spacing.toNanos()) * spacing.toNanos());
        while (taken.contains(at)) {
            at = at.plus(spacing);
        }
        return at;
    }

    /**
     * Whether the message may go now whose moment has come. Not where the process had stood still: what was to go meanwhile would go all
     * at once, so each has to take a moment anew.
     */
    boolean go(String chat, Instant at, Instant now) {
        Instant free = at.plus(chatInterval);
        Duration late = Duration.between(at, now);
        if (late.compareTo(spacing) > 0 && late.compareTo(HARDLY_LATE) > 0) {
            chats.remove(chat, free);
            return false;
        }
        // The chat's interval counts from when the message goes.
        chats.replace(chat, free, now.plus(chatInterval));
        return true;
    }
}
