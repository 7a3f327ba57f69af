package otklik.routing.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CategoryCorrected;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.region.Category;
import otklik.region.Leaf;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Reference;
import otklik.routing.casework.Responsibility;
import otklik.routing.desk.CaseCommand.Change;

/**
 * A coordinator says what a case is about, and the pack's rules decide again, as surely as the person does. So a case from
 * triage finds its agency, also when the first guess was right after all. Where the rules leave it to a person, who holds
 * the case goes on holding it. To set what is set already changes nothing.
 */
final class CorrectCategory {
    private final CaseCommand command;
    private final Responsibility responsibility;
    private final Counter corrected;

    CorrectCategory(CaseCommand command, Responsibility responsibility, MeterRegistry registry) {
        this.command = command;
        this.responsibility = responsibility;
        this.corrected = Counter.builder("otklik.cases.corrected")
                .description("Cases whose category a person set or confirmed")
                .register(registry);
    }

    /** @param leaf absent to leave a finer category as it is, unless the category changes */
    CommandResult correct(
            Reference reference, String category, @Nullable String leaf, Caller caller, @Nullable String traceparent)
            throws SQLException {
        CommandResult result = command.run(
                reference,
                caller,
                (current, now) -> decide(current, category, leaf, caller),
                (before, after) -> events(before, after, traceparent));
        if (result instanceof CommandResult.Done) {
            corrected.increment();
        }
        return result;
    }

    private CaseCommand.Step decide(Case current, String category, @Nullable String leaf, Caller caller) {
        if (!caller.mayAssign(current)) {
            return refused(new CommandResult.NotAllowed("coordinator or admin"));
        }
        Optional<Category> wanted = responsibility.category(category);
        if (wanted.isEmpty()) {
            return refused(new CommandResult.UnknownCategory("category", responsibility.categories()));
        }
        List<String> leaves = wanted.get().leaves().stream().map(Leaf::code).toList();
        if (leaf != null && !leaves.contains(leaf)) {
            return refused(new CommandResult.UnknownCategory("leaf", leaves));
        }
        return switch (current.status()) {
            case CaseStatus.Answered answered -> refused(new CommandResult.NotNow(answered.code(), answered.allowed()));
            case CaseStatus.Triage ignored -> next(current, category, leaf);
            case CaseStatus.Assigned ignored -> next(current, category, leaf);
        };
    }

    private CaseCommand.Step next(Case current, String category, @Nullable String leaf) {
        boolean same = current.category().equals(category);
        String itsLeaf = same && leaf == null ? current.leaf() : leaf;
        List<Change> changes = new ArrayList<>();
        Case step = current;
        if (!same || !Objects.equals(itsLeaf, current.leaf())) {
            step = step.recategorised(category, itsLeaf);
            changes.add(new Change(step, "category-corrected", itsLeaf == null ? category : category + "/" + itsLeaf));
        }
        // Who holds a case of this category already was found by the rules or chosen by a person: that stands.
        if (!same || current.status() instanceof CaseStatus.Triage) {
            Responsibility.Decided decided = responsibility.decide(current, category);
            if (decided.status() instanceof CaseStatus.Assigned assigned && !assigned.equals(current.status())) {
                step = step.routed(assigned, decided.rule(), decided.packVersion());
                changes.add(new Change(step, "assigned", assigned.to().executor()));
            }
        }
        return changes.isEmpty() ? refused(new CommandResult.Done(current)) : new CaseCommand.Step.Next(changes);
    }

    private static CaseCommand.Step refused(CommandResult result) {
        return new CaseCommand.Step.Nothing(result);
    }

    private static List<Outgoing<? extends CaseEvent>> events(Case before, Case after, @Nullable String traceparent) {
        if (!before.status().equals(after.status())) {
            return Handover.events(before, after, traceparent);
        }
        return List.of(Outgoing.to(
                        Streams.CASES_EVENTS,
                        after.caseId(),
                        Ids.next(),
                        after.caseId(),
                        new CategoryCorrected(after.snapshot(), before.category()))
                .toTopics(after.topics())
                .traced(traceparent));
    }
}
