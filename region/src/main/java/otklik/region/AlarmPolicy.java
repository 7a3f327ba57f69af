package otklik.region;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long a case that cannot wait may stay without anybody who says that he has seen it, and who is told then.
 *
 * @param acknowledgeWithin from when it came to whom has it; and from each who was told to the next
 * @param tell the agency that holds the case first, which is told at once; never empty
 * @param rounds how often the list is gone through: in each round everybody is told by his next channel
 */
public record AlarmPolicy(Duration acknowledgeWithin, List<Duty> tell, int rounds) {
    /** For a pack that says nothing of it. */
    public static final AlarmPolicy USUAL =
            new AlarmPolicy(Duration.ofMinutes(10), List.of(Duty.EXECUTOR, Duty.CURATOR, Duty.CONTROL_CENTRE), 3);

    public AlarmPolicy {
        tell = List.copyOf(tell);
    }

    /** Whose duty it is. */
    public enum Duty {
        /** The agency that holds the case; the control centre while nobody does. */
        EXECUTOR("executor"),
        /** The agency that watches; the control centre where none does. */
        CURATOR("curator"),
        CONTROL_CENTRE("control-centre");

        private final String code;

        Duty(String code) {
            this.code = code;
        }

        /** The word for it in the pack and in events. */
        public String code() {
            return code;
        }
    }

    /** @param round from 0 */
    public record Call(Duration after, int level, Duty to, int round) {}

    /** All calls after the first, which comes at once. */
    public List<Call> calls() {
        return IntStream.range(1, tell.size() * rounds)
                .mapToObj(
                        i -> new Call(acknowledgeWithin.multipliedBy(i), i, tell.get(i % tell.size()), i / tell.size()))
                .toList();
    }
}
