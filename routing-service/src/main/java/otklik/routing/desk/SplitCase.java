package otklik.routing.desk;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent.CaseSplit;
import otklik.contracts.DerivedId;
import otklik.region.Category;
import otklik.region.Leaf;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Reference;
import otklik.routing.casework.Responsibility;

/**
 * A message that asks for several things gets a case for each: the first keeps its case, the others are opened here, each with a
 * reference and a PIN of its own, of which the citizen is told. The rules decide on each part as on a category that a person has set,
 * and its clock runs from when the message came.
 */
final class SplitCase {
    private final DataSource database;
    private final CaseCommand command;
    private final Responsibility responsibility;
    private final NewParts newParts;
    private final SecureRandom random = new SecureRandom();

    SplitCase(DataSource database, CaseCommand command, Responsibility responsibility, NewParts newParts) {
        this.database = database;
        this.command = command;
        this.responsibility = responsibility;
        this.newParts = newParts;
    }

    /** @param leaf a finer category within the category; absent for none */
    record Part(String category, @Nullable String leaf) {}

    CommandResult split(Request request, List<Part> wanted) throws SQLException {
        List<Change> made = new ArrayList<>();
        CommandResult result = request.caller().sight().run(database, transaction -> {
            made.clear();
            LockedCases locked = command.lock(transaction, request.caller(), List.of(request.reference()));
            long[] numbers = newParts.numbers(transaction, wanted.size());
            List<Case> opened = new ArrayList<>();
            CommandResult decided =
                    locked.run(request, (current, now) -> decide(current, wanted, numbers, opened, request));
            made.addAll(command.store(transaction, locked));
            if (!made.isEmpty()) {
                newParts.store(transaction, request, opened, locked.now());
            }
            return decided;
        });
        command.committed(made);
        return result;
    }

    private Decided decide(Case current, List<Part> wanted, long[] numbers, List<Case> opened, Request request) {
        if (!request.caller().mayCoordinate(current)) {
            return Decided.notAllowed("coordinator or admin");
        }
        if (!(current.status() instanceof CaseStatus.Open)) {
            return Decided.notNow(current);
        }
        for (int i = 0; i < numbers.length; i++) {
            Optional<Decided> fault = fault(wanted.get(i), i);
            if (fault.isPresent()) {
                return fault.get();
            }
            opened.add(part(current, wanted.get(i), numbers[i]));
        }
        Case after = current.became(current.status());
        List<String> parts = opened.stream().map(Case::reference).toList();
        CaseSplit fact = new CaseSplit(after.snapshot(), parts);
        return Decided.next(Change.of(after, "split", String.join(" ", parts), fact, request.traceparent()));
    }

    private Case part(Case of, Part wanted, long number) {
        String caseId = DerivedId.of("case", of.messageId(), Long.toString(number));
        Case asked = of.part(number, caseId, Reference.random(random), wanted.category(), wanted.leaf());
        Responsibility.Work work = responsibility.work(asked, wanted.category(), asked.clock());
        return asked.decided(work.status(), work.regime(), work.ruling());
    }

    private Optional<Decided> fault(Part wanted, int index) {
        Optional<Category> category = responsibility.category(wanted.category());
        if (category.isEmpty()) {
            return unknown("parts[" + index + "].category", responsibility.categories());
        }
        List<String> leaves = category.get().leaves().stream().map(Leaf::code).toList();
        return wanted.leaf() == null || leaves.contains(wanted.leaf())
                ? Optional.empty()
                : unknown("parts[" + index + "].leaf", leaves);
    }

    private static Optional<Decided> unknown(String field, List<String> known) {
        return Optional.of(Decided.refused(new CommandResult.UnknownCode(field, known)));
    }
}
