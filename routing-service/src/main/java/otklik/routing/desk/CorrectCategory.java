package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent.CategoryCorrected;
import otklik.region.Category;
import otklik.region.Leaf;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Responsibility;

/**
 * A coordinator says what a case is about, and the pack's rules decide again, as surely as the person does. So a case from
 * triage finds its agency, also when the first guess was right after all. Where the rules leave it to a person, who holds
 * the case goes on holding it. To set what is set already changes nothing.
 */
final class CorrectCategory {
    private final CaseCommand command;
    private final Responsibility responsibility;

    CorrectCategory(CaseCommand command, Responsibility responsibility) {
        this.command = command;
        this.responsibility = responsibility;
    }

    /** @param leaf absent to leave a finer category as it is, unless the category changes */
    CommandResult correct(Request request, String category, @Nullable String leaf) throws SQLException {
        return command.run(request, (current, now) -> decide(current, category, leaf, request, now));
    }

    private Decided decide(Case current, String category, @Nullable String leaf, Request request, Instant now) {
        if (!request.caller().mayCoordinate(current)) {
            return Decided.notAllowed("coordinator or admin");
        }
        Optional<Category> wanted = responsibility.category(category);
        if (wanted.isEmpty()) {
            return Decided.refused(new CommandResult.UnknownCode("category", responsibility.categories()));
        }
        List<String> leaves = wanted.get().leaves().stream().map(Leaf::code).toList();
        if (leaf != null && !leaves.contains(leaf)) {
            return Decided.refused(new CommandResult.UnknownCode("leaf", leaves));
        }
        return switch (current.status()) {
            case CaseStatus.Open ignored -> corrected(current, category, leaf, request, now);
            case CaseStatus.Joined ignored -> Decided.notNow(current);
            case CaseStatus.Answered ignored -> Decided.notNow(current);
            case CaseStatus.Done ignored -> Decided.notNow(current);
        };
    }

    private Decided corrected(Case current, String category, @Nullable String leaf, Request request, Instant now) {
        boolean same = current.category().equals(category);
        String itsLeaf = same && leaf == null ? current.leaf() : leaf;
        List<Change> changes = new ArrayList<>();
        Case step = current;
        if (!same || !Objects.equals(itsLeaf, current.leaf())) {
            step = step.recategorised(category, itsLeaf);
            changes.add(Change.of(
                    step,
                    "category-corrected",
                    itsLeaf == null ? category : category + "/" + itsLeaf,
                    new CategoryCorrected(step.snapshot(), current.category()),
                    request.traceparent()));
        }
        // Who holds a case of this category already was found by the rules or chosen by a person: that stands.
        if (!same || current.status() instanceof CaseStatus.Triage) {
            Responsibility.Decided decided = responsibility.decide(current, category);
            if (decided.status() instanceof CaseStatus.Assigned assigned && !isHeldBy(current, assigned)) {
                Case routed = step.routed(assigned, decided.ruling(), now);
                changes.add(Handover.change(step, routed, request.traceparent()));
            }
        }
        return changes.isEmpty() ? Decided.refused(new CommandResult.Done(current)) : new Decided.Next(changes);
    }

    private static boolean isHeldBy(Case current, CaseStatus.Assigned assigned) {
        return current.status() instanceof CaseStatus.Held held && held.to().equals(assigned.to());
    }
}
