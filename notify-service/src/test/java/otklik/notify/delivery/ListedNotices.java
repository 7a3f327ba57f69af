package otklik.notify.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** A table of deliveries that is a list, and claims of it as {@link Claim} makes them; what is taken leaves the table at once. */
final class ListedNotices {
    static final int MOST = 100;

    final Turns turns = new Turns();
    final Map<String, Integer> rooms = new HashMap<>();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /** Whether a chat is free again as soon as one of its notices is taken. */
    boolean answers = true;

    private final Map<Queue, List<Candidate>> table = new LinkedHashMap<>();
    private final Map<UUID, Queue> owners = new HashMap<>();
    private final Set<String> busy = new HashSet<>();
    private int planned;

    /** What one claim saw and took. */
    record Round(List<Seen> seen, List<Candidate> taken) {

        int looked() {
            return seen.stream().mapToInt(some -> some.candidates().size()).sum();
        }
    }

    /** Of chats that have one each. */
    void plan(Queue queue, int number) {
        for (int i = 0; i < number; i++) {
            add(queue, UUID.randomUUID().toString());
        }
    }

    Candidate add(Queue queue, String chat) {
        return add(queue, chat, false);
    }

    /** Each is due a little later than the one before. */
    Candidate add(Queue queue, String chat, boolean isBlocked) {
        Candidate row = new Candidate(
                UUID.randomUUID(), now.minus(Duration.ofDays(1)).plusMillis(planned++), chat, true, isBlocked);
        table.computeIfAbsent(queue, added -> new ArrayList<>()).add(row);
        owners.put(row.noticeId(), queue);
        turns.told(queue, now);
        return row;
    }

    int planned() {
        return planned;
    }

    List<Look> looks() {
        return turns.next(rooms, MOST, now);
    }

    Round round() {
        List<Seen> seen = looks().stream().map(this::see).toList();
        List<Candidate> taken = turns.pick(seen, rooms, MOST, now);
        for (Candidate candidate : taken) {
            table.getOrDefault(queueOf(candidate), List.of()).remove(candidate);
            if (!answers) {
                busy.add(candidate.endpoint());
            }
        }
        return new Round(seen, taken);
    }

    List<Candidate> claim() {
        return round().taken();
    }

    List<Candidate> claim(int rounds) {
        List<Candidate> taken = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            taken.addAll(claim());
        }
        return taken;
    }

    Queue queueOf(Candidate candidate) {
        return Objects.requireNonNull(owners.get(candidate.noticeId()));
    }

    Map<Queue, Integer> count(List<Candidate> taken) {
        Map<Queue, Integer> counts = new HashMap<>();
        taken.forEach(candidate -> counts.merge(queueOf(candidate), 1, Integer::sum));
        return counts;
    }

    private Seen see(Look look) {
        Position after = look.after();
        return new Seen(
                look,
                table.getOrDefault(look.queue(), List.of()).stream()
                        .filter(row -> after == null || row.dueAt().isAfter(after.dueAt()))
                        .limit(look.window())
                        .map(row -> busy.contains(row.endpoint()) ? blocked(row) : row)
                        .toList(),
                now.plus(Standing.QUIET));
    }

    private static Candidate blocked(Candidate row) {
        return new Candidate(row.noticeId(), row.dueAt(), row.endpoint(), row.oneAtATime(), true);
    }
}
