package otklik.routing.queue;

import java.util.List;
import otklik.routing.desk.Caller;

/**
 * What {@link Caller#sees} allows, as conditions, by the token alone: who is not let in sees nothing. An agency sees the cases that it
 * works on and those that it watches. These are two branches, without a case in common, because each has an index of its own.
 */
final class Bound {
    private Bound() {}

    /** One of them has to hold; none: nothing is seen. */
    static List<Conditions> of(Caller caller) {
        Conditions place = caller.municipality() == null
                ? Conditions.NONE
                : Conditions.NONE.and("c.municipality = ?", caller.municipality());
        if (caller.seesEveryAgency()) {
            return List.of(place);
        }
        String agency = caller.agency();
        if (agency == null || !caller.seesOwnAgency()) {
            return List.of();
        }
        return List.of(
                place.and("c.executor = ?", agency),
                place.and("c.curator = ?", agency).and("c.executor is distinct from ?", agency));
    }

    /** Without what the caller's agency only watches: that waits for somebody else. */
    static List<Conditions> ofOwnWork(Caller caller) {
        List<Conditions> all = of(caller);
        boolean works = caller.agency() != null && (caller.is("executor") || caller.is("approver"));
        return works && !all.isEmpty() ? all.subList(0, 1) : all;
    }
}
