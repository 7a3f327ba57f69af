package otklik.routing.desk;

import java.util.List;
import otklik.routing.casework.Case;

/** What a command decided on the locked case. */
sealed interface Decided {

    /** Nothing to store. */
    record Nothing(CommandResult result) implements Decided {}

    /** The changes to store, in their order; never none. */
    record Next(List<Change> changes) implements Decided {}

    static Decided next(Change change) {
        return new Next(List.of(change));
    }

    static Decided refused(CommandResult result) {
        return new Nothing(result);
    }

    /** The state does not allow it. */
    static Decided notNow(Case current) {
        return refused(new CommandResult.NotNow(current.status().code(), current.allowed()));
    }

    static Decided notAllowed(String whose) {
        return refused(new CommandResult.NotAllowed(whose));
    }
}
