package otklik.routing.queue;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import otklik.routing.desk.Caller;

/**
 * The caller's bounds for readers beside the queue: one condition over {@code cases c}, with whatever it is narrowed by. Who may see
 * nothing finds nothing. Immutable.
 */
public final class SeenBy {
    private final Conditions conditions;

    private SeenBy(Conditions conditions) {
        this.conditions = conditions;
    }

    public static SeenBy of(Caller caller) {
        List<Conditions> branches = Bound.of(caller);
        if (branches.isEmpty()) {
            return new SeenBy(Conditions.NONE.and("false"));
        }
        List<String> any = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Conditions branch : branches) {
            any.add(branch.sql().isEmpty() ? "true" : "(" + String.join(" and ", branch.sql()) + ")");
            values.addAll(branch.values());
        }
        return new SeenBy(Conditions.NONE.and("(" + String.join(" or ", any) + ")", values.toArray()));
    }

    public SeenBy and(String condition, Object... values) {
        return new SeenBy(conditions.and(condition, values));
    }

    public String where() {
        return conditions.where();
    }

    /** Returns the index of the next parameter. */
    public int bind(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (Object value : conditions.values()) {
            statement.setObject(next++, value);
        }
        return next;
    }
}
