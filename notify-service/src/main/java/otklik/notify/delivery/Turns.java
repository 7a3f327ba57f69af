package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who goes next where more wait than can go. The lanes take turns; within a lane what somebody waits for goes first, and of
 * the rest one in four is of the many that one act made; within an urgency the shares take turns, so that an agency
 * with ten thousand notices does not hold up another's one. Thread-safe; knows nothing of the table but what it is told.
 */
@Singleton
final class Turns {
    private static final int MOST_LOOKS = 16;
    private static final int FEWEST_LOOKS_OF_A_LANE = 4;

    private final Map<Queue, Standing> standings = new HashMap<>();
    /** The first is the one that waited longest for its turn. */
    private final Map<String, LaneTurns> lanes = new LinkedHashMap<>();

    /** Of these queues there are open notices; the first of each is due then. */
    synchronized void found(Map<Queue, Instant> heads) {
        heads.forEach((queue, due) -> standing(queue, due).due(due));
    }

    /** An open notice of this queue is due then. */
    synchronized void due(Queue queue, Instant at) {
        standing(queue, at).due(at);
    }

    /** A notice of this queue is planned: it comes with a commit, or never. */
    synchronized void told(Queue queue, Instant now) {
        standing(queue, now).told(now);
    }

    /** Something was written down: what was blocked may be free. */
    synchronized void wake(Instant now) {
        standings.values().forEach(standing -> standing.wake(now));
    }

    /** Lanes of all queues known. */
    synchronized Set<String> lanes() {
        return new HashSet<>(lanes.keySet());
    }

    /**
     * Where to look now; nowhere when nothing is known to be due in any queue that has room.
     *
     * @param rooms how many each lane takes
     * @param most how many are taken at once; twice as many are looked at
     */
    synchronized List<Look> next(Map<String, Integer> rooms, int most, Instant now) {
        List<String> open = lanes.entrySet().stream()
                .filter(lane -> rooms.getOrDefault(lane.getKey(), 0) > 0
                        && !lane.getValue().quietUntil().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        List<Standing> next = new ArrayList<>();
        for (String lane : open) {
            int left = MOST_LOOKS - next.size();
            if (left == 0) {
                break;
            }
            LaneTurns turns = turnsOf(lane);
            next.addAll(turns.next(Math.min(left, Math.max(FEWEST_LOOKS_OF_A_LANE, MOST_LOOKS / open.size())), now));
            lanes.remove(lane);
            lanes.put(lane, turns);
        }
        int window = Math.max(2, 2 * most / Math.max(1, next.size()));
        return next.stream()
                .map(standing -> standing.look(
                        Math.min(window, 4 * rooms.getOrDefault(standing.queue().lane(), 0) + 4), now))
                .toList();
    }

    /** When there is something to look at, if nothing else comes: never before {@code now}, and {@code atLast} if there is not. */
    synchronized Instant quietUntil(Map<String, Integer> rooms, Instant now, Instant atLast) {
        Instant first = atLast;
        for (Map.Entry<String, LaneTurns> lane : lanes.entrySet()) {
            Instant until = lane.getValue().quietUntil();
            if (rooms.getOrDefault(lane.getKey(), 0) > 0 && until.isBefore(first)) {
                first = until;
            }
        }
        return first.isBefore(now) ? now : first;
    }

    /** What to take of what was seen by {@link #next}'s looks, and remembers what was passed. */
    synchronized List<Candidate> pick(List<Seen> seen, Map<String, Integer> rooms, int most, Instant now) {
        Map<String, Pick> picks = new LinkedHashMap<>();
        for (Seen some : seen) {
            Queue queue = some.look().queue();
            picks.computeIfAbsent(queue.lane(), lane -> new Pick(turnsOf(lane), rooms.getOrDefault(lane, 0)))
                    .add(standing(queue, now), some);
        }
        List<Candidate> picked = new ArrayList<>();
        Set<String> chats = new HashSet<>();
        boolean some = true;
        while (some) {
            some = false;
            for (Pick pick : picks.values()) {
                Candidate next = picked.size() < most ? pick.next(chats) : null;
                if (next != null) {
                    picked.add(next);
                    some = true;
                }
            }
        }
        picks.values().forEach(pick -> pick.end(now));
        forgetWhatIsOver(seen, now);
        return picked;
    }

    private void forgetWhatIsOver(List<Seen> seen, Instant now) {
        for (Seen some : seen) {
            Queue queue = some.look().queue();
            if (standing(queue, now).isOver(some, now)) {
                standings.remove(queue);
                if (turnsOf(queue.lane()).isEmpty()) {
                    lanes.remove(queue.lane());
                }
            }
        }
    }

    private Standing standing(Queue queue, Instant due) {
        return standings.computeIfAbsent(queue, added -> {
            Standing standing = new Standing(added, due);
            turnsOf(added.lane()).add(standing);
            return standing;
        });
    }

    private LaneTurns turnsOf(String lane) {
        return lanes.computeIfAbsent(lane, added -> new LaneTurns());
    }
}
