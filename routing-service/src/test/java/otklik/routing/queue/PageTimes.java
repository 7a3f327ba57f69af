package otklik.routing.queue;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import otklik.routing.desk.Caller;

/** What first pages of queues and searches cost, by who asks and what for: without HTTP. */
public final class PageTimes {
    /** In many messages, in some, in few, in none; several words, a phrase, without a word. */
    private static final List<String> SEARCHES = List.of(
            "улица",
            "дом отопление",
            "яма на дороге",
            "\"огромная яма\"",
            "подъезд -крыша",
            "светофор",
            "словоааа",
            "словояяд",
            "словобвб снег",
            "бегемот");

    private final ReadQueue queue;
    private final List<String> agencies;
    private final List<String> municipalities;
    private final int pages;

    /** @param pages of each kind */
    public PageTimes(DataSource database, List<String> agencies, List<String> municipalities, int pages) {
        this.queue = new ReadQueue(database, Clock.systemUTC());
        this.agencies = agencies;
        this.municipalities = municipalities;
        this.pages = pages;
    }

    /** Milliseconds of the middle and of the slowest hundredth. */
    public record Times(double p50, double p99, int rows) {}

    /** By role and filter. */
    public Map<String, Times> queues() throws SQLException {
        Map<String, Times> times = new LinkedHashMap<>();
        times.put("executor", measure(i -> agency("executor", i), Map.of(), pages));
        times.put("approver", measure(i -> agency("approver", i), Map.of(), pages));
        times.put("executor assigned", measure(i -> agency("executor", i), Map.of("status", "assigned"), pages));
        times.put("executor overdue", measure(i -> agency("executor", i), Map.of("overdue", "true"), pages));
        times.put("executor closed", measure(i -> agency("executor", i), Map.of("status", "closed"), pages));
        times.put("coordinator", measure(i -> centre("coordinator"), Map.of(), pages));
        times.put("governor", measure(i -> centre("governor"), Map.of(), pages));
        times.put("governor emergencies", measure(i -> centre("governor"), Map.of("emergency", "true"), pages));
        times.put("governor closed", measure(i -> centre("governor"), Map.of("status", "closed"), pages));
        times.put("governor category", measure(i -> centre("governor"), Map.of("category", "ecology"), pages));
        times.put("analyst of a municipality", measure(i -> place("analyst", i), Map.of(), pages));
        times.put("coordinator of a municipality", measure(i -> place("coordinator", i), Map.of(), pages));
        times.put("closed of a municipality", measure(i -> place("analyst", i), Map.of("status", "closed"), pages));
        return times;
    }

    /** By words, of the centre and of agencies. */
    public Map<String, Times> searches() throws SQLException {
        Map<String, Times> times = new LinkedHashMap<>();
        for (String search : SEARCHES) {
            times.put(search, measure(i -> centre("governor"), Map.of("q", search), pages / 2));
            times.put(search + " of an agency", measure(i -> agency("executor", i), Map.of("q", search), pages));
            times.put(search + " of a municipality", measure(i -> place("analyst", i), Map.of("q", search), pages));
        }
        return times;
    }

    private Times measure(IntFunction<Caller> caller, Map<String, String> parameters, int times) throws SQLException {
        Map<String, List<String>> given = new LinkedHashMap<>();
        parameters.forEach((name, value) -> given.put(name, List.of(value)));
        Wanted wanted = QueueParameters.read(given);
        long[] nanos = new long[times];
        int rows = 0;
        for (int i = -times / 5; i < times; i++) {
            long start = System.nanoTime();
            rows = queue.page(caller.apply(Math.abs(i)), wanted).cases().size();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        return new Times(nanos[times / 2] / 1e6, nanos[Math.min(times - 1, (int) (times * .99))] / 1e6, rows);
    }

    private Caller agency(String role, int number) {
        return new Caller("somebody", Set.of(role), agencies.get(number % agencies.size()), null);
    }

    private Caller place(String role, int number) {
        return new Caller("somebody", Set.of(role), null, municipalities.get(number % municipalities.size()));
    }

    private static Caller centre(String role) {
        return new Caller("somebody", Set.of(role), null, null);
    }
}
