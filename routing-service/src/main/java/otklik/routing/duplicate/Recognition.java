package otklik.routing.duplicate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Case;

/** What the new messages of a batch turned out to be. */
public final class Recognition {
    private final Map<Long, Recognised> byNumber;
    private final Map<Long, Case> locked;
    private final List<MatterRows.Row> matters;

    Recognition(Map<Long, Recognised> byNumber, Map<Long, Case> locked, List<MatterRows.Row> matters) {
        this.byNumber = byNumber;
        this.locked = locked;
        this.matters = matters;
    }

    /** @param number of the case that the message would open */
    public Recognised of(long number) {
        return Objects.requireNonNull(byNumber.get(number));
    }

    /** The stored case of that number, under its lock; absent for one that the batch opens itself. */
    public @Nullable Case locked(long number) {
        return locked.get(number);
    }

    Map<Long, Recognised> all() {
        return byNumber;
    }

    /** What is to be found of those that open a case. */
    List<MatterRows.Row> matters() {
        return matters;
    }
}
