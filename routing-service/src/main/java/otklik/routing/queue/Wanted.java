package otklik.routing.queue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for.
 *
 * @param statuses none for what waits for the caller's role
 * @param equal by column of {@code cases}
 * @param words what is searched for; absent for none
 */
record Wanted(
        Set<String> statuses,
        Map<String, String> equal,
        boolean emergency,
        boolean overdue,
        boolean proposals,
        Period period,
        @Nullable String words,
        int limit,
        @Nullable Cursor after) {

    /** Instants, the first included and the last not. */
    record Period(
            @Nullable Instant openedFrom,
            @Nullable Instant openedTo,
            @Nullable Instant deadlineTo) {
        Conditions conditions() {
            Conditions conditions = Conditions.NONE;
            if (openedFrom != null) {
                conditions = conditions.and("c.opened_at >= ?", openedFrom.atOffset(ZoneOffset.UTC));
            }
            if (openedTo != null) {
                conditions = conditions.and("c.opened_at < ?", openedTo.atOffset(ZoneOffset.UTC));
            }
            if (deadlineTo != null) {
                conditions = conditions.and("c.deadline < ?", deadlineTo.atOffset(ZoneOffset.UTC));
            }
            return conditions;
        }
    }

    /** Whether the caller said whose or which cases; else it is what waits for him. */
    boolean isOwnQueue() {
        return statuses.isEmpty() && words == null && !equal.containsKey("executor") && !equal.containsKey("curator");
    }

    /** The same, so many of it, behind that case. */
    Wanted behind(Cursor last, int itsLimit) {
        return new Wanted(statuses, equal, emergency, overdue, proposals, period, words, itsLimit, last);
    }

    Conditions filters(Instant now) {
        Conditions conditions = period.conditions();
        for (Map.Entry<String, String> filter : equal.entrySet()) {
            conditions = conditions.and("c." + filter.getKey() + " = ?", filter.getValue());
        }
        if (emergency) {
            conditions = conditions.and("c.emergency is not null");
        }
        if (overdue) {
            conditions = conditions
                    .and(Statuses.condition(Statuses.OWED))
                    .and("c.deadline < ?", now.atOffset(ZoneOffset.UTC));
        }
        if (proposals) {
            conditions = conditions.and("(exists (select from join_proposal p where p.case_number = c.number)"
                    + " or exists (select from join_proposal p where p.lead = c.number))");
        }
        return conditions;
    }
}
