package otklik.eventing;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Events that this process wrote to the outbox, by the ids of their rows, so that its own relay need not read them back. PostgreSQL
 * stays the truth: the relay takes only what it has seen committed. What was rolled back is never asked for, and forgotten in its
 * turn. One for each session of the relay as the owner; a database that is restored or started anew ends sessions, so an id means one
 * row for as long as this lives. Thread-safe.
 */
final class Handover {
    static final long MOST_BYTES = 16L * 1024 * 1024;

    /** What topics, key and headers are reckoned at: a record without a payload takes room, too. */
    static final int BESIDE_PAYLOAD = 1024;

    private final long most;
    private final Map<Long, Encoded> events = new LinkedHashMap<>();
    private long bytes;

    /** @param most bytes to be kept; beyond them the oldest go */
    Handover(long most) {
        this.most = most;
    }

    /** @param ids of the rows, one for each event; before their transaction is committed */
    synchronized void give(List<Long> ids, List<Encoded> given) {
        for (int i = 0; i < ids.size(); i++) {
            remove(ids.get(i));
            events.put(ids.get(i), given.get(i));
            bytes += size(given.get(i));
        }
        Iterator<Encoded> oldest = events.values().iterator();
        while (bytes > most) {
            bytes -= size(oldest.next());
            oldest.remove();
        }
    }

    /** What there is of these rows, in the order of ids, to be added to; it is gone from here. */
    synchronized SortedMap<Long, Encoded> take(List<Long> ids) {
        SortedMap<Long, Encoded> taken = new TreeMap<>();
        for (Long id : ids) {
            Encoded event = remove(id);
            if (event != null) {
                taken.put(id, event);
            }
        }
        return taken;
    }

    private @Nullable Encoded remove(Long id) {
        Encoded event = events.remove(id);
        if (event != null) {
            bytes -= size(event);
        }
        return event;
    }

    private static int size(Encoded event) {
        return event.payload().length + BESIDE_PAYLOAD;
    }
}
