package otklik.notify.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Whose turn it is within one lane. */
final class LaneTurns {
    private static final List<Urgency> LOOKED_AT = List.of(Urgency.NOW, Urgency.NOW, Urgency.ORDINARY, Urgency.MANY);

    /** Of so many that nobody waits for, one is of the many. */
    private static final int PARTS = 4;

    private final Map<Urgency, Deque<Standing>> levels = new EnumMap<>(Urgency.class);
    private int turn;

    LaneTurns() {
        for (Urgency urgency : Urgency.values()) {
            levels.put(urgency, new ArrayDeque<>());
        }
    }

    void add(Standing standing) {
        level(standing.queue().urgency()).addLast(standing);
    }

    void remove(Standing standing) {
        level(standing.queue().urgency()).remove(standing);
    }

    boolean isEmpty() {
        return levels.values().stream().allMatch(Deque::isEmpty);
    }

    /** When the first of its queues is to be looked at. */
    Instant quietUntil() {
        return levels.values().stream()
                .flatMap(Deque::stream)
                .map(Standing::quietUntil)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** The queues to be looked at, each urgency's part of them. */
    List<Standing> next(int most, Instant now) {
        Map<Urgency, Iterator<Standing>> awake = new EnumMap<>(Urgency.class);
        levels.forEach((urgency, level) -> awake.put(
                urgency,
                level.stream().filter(standing -> standing.isAwake(now)).iterator()));
        List<Standing> next = new ArrayList<>();
        while (next.size() < most && awake.values().stream().anyMatch(Iterator::hasNext)) {
            for (Urgency urgency : LOOKED_AT) {
                Iterator<Standing> level = awake.get(urgency);
                if (level != null && level.hasNext() && next.size() < most) {
                    next.add(level.next());
                }
            }
        }
        return next;
    }

    /** What goes first of what is there. */
    List<Urgency> order() {
        return turn % PARTS == PARTS - 1
                ? List.of(Urgency.NOW, Urgency.MANY, Urgency.ORDINARY)
                : List.of(Urgency.NOW, Urgency.ORDINARY, Urgency.MANY);
    }

    void took(Urgency urgency) {
        if (urgency != Urgency.NOW) {
            turn = (turn + 1) % PARTS;
        }
    }

    /** Its turn is over: the other shares come first. */
    void toTheEnd(Standing standing) {
        remove(standing);
        add(standing);
    }

    private Deque<Standing> level(Urgency urgency) {
        return levels.computeIfAbsent(urgency, level -> new ArrayDeque<>());
    }
}
