package otklik.notify.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes of one lane's queues what its room allows: the urgent first, the shares of one urgency in turn, of a chat one notice. */
final class Pick {
    private final LaneTurns turns;
    private final Map<Urgency, Deque<Line>> waiting = new EnumMap<>(Urgency.class);
    private final List<Line> all = new ArrayList<>();
    private int room;

    Pick(LaneTurns turns, int room) {
        this.turns = turns;
        this.room = room;
    }

    /** To be added in the order of their turns. */
    void add(Standing standing, Seen seen) {
        Line line = new Line(standing, seen);
        all.add(line);
        waiting.computeIfAbsent(standing.queue().urgency(), urgency -> new ArrayDeque<>())
                .addLast(line);
    }

    /** @param chats those that get one already; the next one's is added */
    @Nullable
    Candidate next(Set<String> chats) {
        if (room == 0) {
            return null;
        }
        for (Urgency urgency : turns.order()) {
            Deque<Line> lines = waiting.getOrDefault(urgency, new ArrayDeque<>());
            for (Line line = lines.poll(); line != null; line = lines.poll()) {
                Candidate next = line.next(chats);
                if (next != null) {
                    lines.addLast(line);
                    turns.took(urgency);
                    room--;
                    return next;
                }
            }
        }
        return null;
    }

    /** Remembers how far each queue has been gone through. */
    void end(Instant now) {
        for (Line line : all) {
            line.standing.seen(line.seen, line.passed, line.taken, now);
            if (line.standing.isOver(line.seen, now)) {
                turns.remove(line.standing);
            } else if (line.taken > 0 || line.isOver()) {
                turns.toTheEnd(line.standing);
            }
        }
    }

    /** What one look saw, on its way from the first to the last. */
    private static final class Line {
        private final Standing standing;
        private final Seen seen;
        private int passed;
        private int taken;

        Line(Standing standing, Seen seen) {
            this.standing = standing;
            this.seen = seen;
        }

        boolean isOver() {
            return passed == seen.candidates().size();
        }

        @Nullable
        Candidate next(Set<String> chats) {
            while (!isOver()) {
                Candidate next = seen.candidates().get(passed++);
                if (!next.isBlocked() && (!next.oneAtATime() || chats.add(next.endpoint()))) {
                    taken++;
                    return next;
                }
            }
            return null;
        }
    }
}
